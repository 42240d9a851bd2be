/* What main.ts does, and the scenarios in a browser: k6's module for them costs each virtual user time, used or not. */
export * from './main.ts';
export { firstToken, page } from './scenarios/page.ts';
