import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { UserError } from '../../fixtures/kernel/errors.ts';
import { loadProfileNames } from '../../fixtures/kernel/load-settings.ts';
import { compareReleases, parseRelease } from '../../fixtures/releases/release.ts';

/** The page is public: paths of the machine that ran the suite are left out. */
const withoutPaths = (text: string) =>
  text.replaceAll(/,? ?(source tree )?(\/[\w.@+-]+){2,}\/?/g, '');

const targetSchema = z.object({
  kind: z.string(),
  librechatVersion: z.string(),
  parts: z.record(z.string(), z.string().transform(withoutPaths)),
});
const machineSchema = z.object({
  processor: z.string(),
  processors: z.number(),
  memoryGb: z.number(),
});
const runSchema = z.object({
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
  suiteVersion: z.string(),
  caveats: z.array(z.string().transform(withoutPaths)).readonly(),
  machine: machineSchema,
});
const estimateSchema = z.object({ rate: z.number(), low: z.number(), high: z.number() });

/** What the page takes from a capacity.json. */
const capacitySchema = z.object({
  run: runSchema.extend({
    target: targetSchema,
    model: z.object({ messagesPerHour: z.number(), browsesPerMessage: z.number() }),
  }),
  verdict: z.enum(['found', 'imprecise', 'not-reached']),
  chatsPerSecond: estimateSchema,
  users: estimateSchema,
  broke: z.record(z.string(), z.number()),
  bottleneck: z.object({ part: z.string(), processors: z.record(z.string(), z.number()) }),
  chatsPerSecondPerProcessor: z.number().nullable(),
  usersPerGb: z.number().nullable(),
  /** The rates that were tried. Absent in a figures.json of an older suite. */
  plateaus: z
    .array(z.object({ rate: z.number() }))
    .readonly()
    .optional(),
});

/** What it takes from a compare.json. */
const comparisonSchema = z.object({
  run: runSchema.extend({
    a: targetSchema,
    b: targetSchema,
    secondsPerRound: z.number(),
    visitors: z.number(),
  }),
  rounds: z.number(),
  verdict: z.enum(['worse', 'not-worse', 'undecided']),
  metrics: z
    .array(
      z.object({
        id: z.string(),
        question: z.string(),
        a: z.number(),
        b: z.number(),
        pairs: z.number(),
        effect: z.number(),
        interval: z.object({ low: z.number(), high: z.number() }).nullable(),
        tolerated: z.number(),
        verdict: z.enum(['worse', 'not-worse', 'undecided']),
      }),
    )
    .readonly(),
});

const tripsSchema = z.object({ trips: z.number(), low: z.number(), high: z.number() });
const intervalSchema = z.object({ low: z.number(), high: z.number() });

/** What it takes from an slo.json. */
const loadSchema = z.object({
  run: runSchema.extend({
    target: targetSchema,
    profile: z.enum(loadProfileNames),
    rate: z.number(),
    /** Scenarios with their rates. Absent in a figures.json of an older suite. */
    sent: z.array(z.string()).readonly().optional(),
  }),
  verdict: z.string(),
  recoverySeconds: z.number().nullable().optional(),
  objectives: z.array(
    z.object({
      id: z.string(),
      statistic: z.string(),
      objective: z.number(),
      measured: z.number().nullable(),
      interval: intervalSchema.optional(),
      unit: z.string(),
      samples: z.number(),
      /** These are absent in a figures.json of an older suite. */
      verdict: z.string().optional(),
      leftOut: z.number().optional(),
      reason: z.string().optional(),
    }),
  ),
  roundTrips: z
    .object({
      start: tripsSchema,
      beforeModel: tripsSchema,
      afterModel: tripsSchema,
      chat: tripsSchema,
    })
    .optional(),
});

export type CapacityFigure = z.infer<typeof capacitySchema>;
export type ComparisonFigure = z.infer<typeof comparisonSchema>;
export type LoadFigure = z.infer<typeof loadSchema>;

const figuresSchema = z.object({
  schema: z.literal(1),
  capacities: z.array(capacitySchema),
  comparisons: z.array(comparisonSchema),
  loads: z.array(loadSchema),
});

/** The measurements behind docs/figures.md: the content of docs/figures.json. */
export type Figures = z.infer<typeof figuresSchema>;

/**
 * Gathers measurements from capacity.json, compare.json, slo.json and figures.json files. A measurement that several files
 * hold counts once.
 * @throws UserError when a file is none of these
 */
export function readFigures(files: readonly string[]): Figures {
  const all = files.map(readOne);
  return {
    schema: 1,
    capacities: inOrder(
      all.flatMap((it) => it.capacities),
      ({ run }) => run.target.librechatVersion,
    ),
    comparisons: inOrder(
      all.flatMap((it) => it.comparisons),
      ({ run }) => run.a.librechatVersion,
    ),
    loads: inOrder(
      all.flatMap((it) => it.loads),
      ({ run }) => run.target.librechatVersion,
    ),
  };
}

const none: Figures = { schema: 1, capacities: [], comparisons: [], loads: [] };

function readOne(file: string): Figures {
  const remedy = 'Pass capacity.json, compare.json, slo.json and docs/figures.json files.';
  if (!existsSync(file)) throw new UserError(`${file} does not exist.`, { remedy });
  const content = contentOf(file);
  const kept = figuresSchema.safeParse(content);
  if (kept.success) return kept.data;
  const capacity = capacitySchema.safeParse(content);
  if (capacity.success) return { ...none, capacities: [capacity.data] };
  const comparison = comparisonSchema.safeParse(content);
  if (comparison.success) return { ...none, comparisons: [comparison.data] };
  const load = loadSchema.safeParse(content);
  if (load.success) return { ...none, loads: [load.data] };
  throw new UserError(`${file} has no figures of a load run.`, { remedy });
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** By release, then by time. */
function inOrder<Figure extends { readonly run: { readonly startedAt: string } }>(
  figures: readonly Figure[],
  releaseOf: (figure: Figure) => string,
): Figure[] {
  const once = new Map(figures.map((it) => [it.run.startedAt, it]));
  const byRelease = (a: string, b: string) =>
    parseRelease(a) && parseRelease(b) ? compareReleases(a, b) : a.localeCompare(b);
  return [...once.values()].toSorted(
    (a, b) =>
      byRelease(releaseOf(a), releaseOf(b)) || a.run.startedAt.localeCompare(b.run.startedAt),
  );
}
