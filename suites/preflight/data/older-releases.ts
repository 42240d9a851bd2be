import type { SourceRelease } from './collect.ts';

const tag = (release: string): SourceRelease => ({ release, commit: release });

/** Releases and candidates that people run and that the suite was not proven on: what each knows dates the names. */
export const olderReleases: readonly SourceRelease[] = [
  ...['v0.7.5', 'v0.7.6-rc1', 'v0.7.6', 'v0.7.7-rc1', 'v0.7.7', 'v0.7.8-rc1', 'v0.7.8'].map(tag),
  ...['v0.7.9-rc1', 'v0.7.9', 'v0.8.0-rc1', 'v0.8.0-rc2', 'v0.8.0-rc3', 'v0.8.0-rc4'].map(tag),
  ...['v0.8.0', 'v0.8.1-rc1', 'v0.8.1-rc2', 'v0.8.1', 'v0.8.2-rc1', 'v0.8.2-rc2'].map(tag),
  ...['v0.8.2-rc3', 'v0.8.2', 'v0.8.3-rc1', 'v0.8.3-rc2', 'v0.8.3', 'v0.8.4-rc1'].map(tag),
  { release: 'v0.8.6-rc1', commit: '68d80f332' },
  { release: 'v0.8.7-rc1', commit: 'b917e0418' },
];
