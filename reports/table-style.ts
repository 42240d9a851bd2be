import { styleText } from 'node:util';

/** The style of tables in the terminal: without colors where there is none, such as in the log of a CI job. */
export const tableStyle =
  styleText('bold', '·') !== '·' ? { head: ['bold'], border: ['grey'] } : { head: [], border: [] };
