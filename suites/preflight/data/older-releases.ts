import type { SourceRelease } from './collect.ts';

/** Releases that people still run and that the suite was not proven on; oldest first. */
export const olderReleases: readonly SourceRelease[] = [
  'v0.7.5',
  'v0.7.6',
  'v0.7.7',
  'v0.7.8',
  'v0.7.9',
  'v0.8.0',
  'v0.8.1',
  'v0.8.2',
  'v0.8.3',
].map((release) => ({ release, commit: release }));
