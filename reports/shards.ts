import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../fixtures/kernel/errors.ts';
import { redact } from '../fixtures/kernel/redaction.ts';
import { type Settings, targetKinds } from '../fixtures/settings.ts';
import type { ReportedStack, StackDescription } from '../fixtures/stack/stack.ts';
import { type FindingRecord, readFindings } from './preflight/record.ts';
import { redactBlob } from './redact-traces.ts';

/** A part of a run. The verdict is that of all parts together. */
export interface Shard {
  readonly current: number;
  readonly total: number;
}

/** Of `1/3`. */
export function parseShard(part: string): Shard {
  const [current = 1, total = 1] = part.split('/').map(Number);
  return { current, total };
}

/** The folder for a shard's blob report and the description of its stack. */
export function shardDirectory({ current, total }: Shard): string {
  return `reports/out/shards/${current}-of-${total}`;
}

const findingSchema = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  file: z.string(),
  line: z.number(),
  column: z.number(),
  message: z.string(),
  fix: z.string(),
});

const stackSchema = z.object({
  target: z.enum(targetKinds),
  shape: z.string(),
  browserUrl: z.string(),
  librechatVersion: z.string().exactOptional(),
  parts: z.record(z.string(), z.string()),
  caveats: z.array(z.string()),
  startMs: z.number(),
});

const recordName = 'shard.json';
const recordSchema = z.object({
  shard: z.object({ current: z.number(), total: z.number() }),
  profile: z.string().optional(),
  strict: z.boolean(),
  preflight: z.array(findingSchema).optional(),
  stacks: z.tuple([stackSchema], stackSchema),
});
type ShardRecord = z.infer<typeof recordSchema>;

/** Completes a shard's folder: redacts its blob report, and adds a description of what was tested. Returns the folder. */
export function keepShard(settings: Settings, stacks: readonly StackDescription[]): string {
  const shard = parseShard(settings.CONFORMANCE_SHARD ?? '1/1');
  const directory = shardDirectory(shard);
  const { CONFORMANCE_PREFLIGHT: preflight } = settings;
  const secrets = stacks.flatMap((stack) => stack.secrets);
  for (const blob of globSync(`${directory}/*.zip`)) redactBlob(blob, secrets);
  const record: ShardRecord = recordSchema.parse({
    shard,
    profile: settings.CONFORMANCE_PROFILE,
    strict: settings.CONFORMANCE_STRICT,
    ...(preflight ? { preflight: readFindings(preflight) } : {}),
    stacks,
  });
  writeFileSync(join(directory, recordName), redact(JSON.stringify(record), secrets));
  return directory;
}

/** The parts of one run, collected from where they ran. */
export interface Shards {
  readonly blobs: readonly string[];
  readonly profile: string | undefined;
  readonly strict: boolean;
  readonly preflight: readonly FindingRecord[] | undefined;
  /** One for each shape, the first of the run first. */
  readonly stacks: readonly [ReportedStack, ...ReportedStack[]];
  /** The missing shards, such as `2/3`. */
  readonly missing: readonly string[];
}

/** @throws UserError when there are none, or when they did not test the same deployment */
export function readShards(directory: string): Shards {
  const files = globSync(`${directory}/**/${recordName}`).toSorted();
  const records = files.map((file) => recordSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
  const [first] = records;
  if (!first)
    throw new UserError(`${directory} contains no shard.`, {
      remedy: `Copy into it what each \`--shard\` run wrote to ${shardDirectory({ current: 1, total: 3 })} and its siblings.`,
    });
  const judged = ({ shard, profile, strict, stacks: [stack] }: ShardRecord) =>
    JSON.stringify([
      shard.total,
      profile,
      strict,
      stack.target,
      stack.librechatVersion,
      stack.parts,
    ]);
  const other = records.findIndex((record) => judged(record) !== judged(first));
  if (other > 0)
    throw new UserError(`${files[0]} and ${files[other]} are not parts of one run.`, {
      remedy: 'Run every shard with the same profile, target and images.',
    });
  const there = new Set(records.map(({ shard }) => shard.current));
  const all = Array.from({ length: first.shard.total }, (_, index) => index + 1);
  return {
    blobs: globSync(`${directory}/**/*.zip`),
    profile: first.profile,
    strict: first.strict,
    preflight: first.preflight,
    stacks: oneOfEachShape(records.flatMap(({ stacks }) => stacks)),
    missing: all.filter((it) => !there.has(it)).map((it) => `${it}/${first.shard.total}`),
  };
}

/** The stack of each shape that took longest to start. */
function oneOfEachShape(
  stacks: readonly ReportedStack[],
): readonly [ReportedStack, ...ReportedStack[]] {
  const byShape = [...Map.groupBy(stacks, ({ shape }) => shape).values()];
  const slowest = byShape.map((group) => group.reduce((a, b) => (b.startMs > a.startMs ? b : a)));
  return slowest as [ReportedStack, ...ReportedStack[]];
}
