/** LibreChat's release as the tag of its image names it; undefined for `latest` and for images of one's own. */
export const releaseOf = (image: string | null | undefined) =>
  /:(v\d+\.\d+\.\d+(?:-rc\d+)?)$/.exec(image ?? '')?.[1];

/** Whether a release comes before another; a candidate comes before its release. */
export function isBefore(release: string, other: string): boolean {
  const [one, two] = [release, other].map((it) => {
    const [numbers = '', candidate] = it.replace(/^v/, '').split('-rc');
    return [
      ...numbers.split('.').map(Number),
      candidate === undefined ? Number.POSITIVE_INFINITY : Number(candidate),
    ];
  });
  const index = one?.findIndex((part, at) => part !== two?.[at]) ?? -1;
  return index >= 0 && (one?.[index] ?? 0) < (two?.[index] ?? 0);
}
