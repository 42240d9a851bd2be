import {
  durationSeconds,
  type LoadProfile,
  type LoadProfileName,
  loadProfiles,
  type PlannedScenario,
  planScenarios,
  type ScenarioName,
} from '../fixtures/load/profiles.ts';
import { askedIn, type Objective, readObjectives } from '../fixtures/verdicts/load/objectives.ts';
import { toThresholds } from '../fixtures/verdicts/load/thresholds.ts';
import type { LoadPlan } from '../suites/load/plan.ts';

/** The input of a load run. */
export interface LoadRequest {
  readonly profile: LoadProfileName;
  /** The expected traffic, in visits or chats per second. */
  readonly rate: number;
  readonly scenarios: readonly ScenarioName[];
}

/** The resulting design of the run. */
export interface LoadDesign {
  readonly profile: LoadProfile;
  readonly seconds: number;
  readonly parts: { readonly blocks: number; readonly blockSeconds: number };
  readonly objectives: readonly Objective[];
  readonly planned: readonly PlannedScenario[];
  readonly thresholds: LoadPlan['thresholds'];
  /** The number of virtual users. Each has its own account. */
  readonly virtualUsers: number;
  /** A description of the traffic, by scenario. */
  readonly sent: readonly string[];
}

export function designRun({ profile: name, rate, scenarios }: LoadRequest): LoadDesign {
  const profile: LoadProfile = loadProfiles[name];
  const { blockSeconds, untilBroken = false } = profile;
  const seconds = durationSeconds(profile);
  const parts = { blocks: Math.ceil(seconds / blockSeconds), blockSeconds };
  const objectives = askedIn(readObjectives(), name, scenarios);
  const planned = planScenarios(profile, rate, scenarios);
  return {
    profile,
    seconds,
    parts,
    objectives,
    planned,
    thresholds: toThresholds(objectives, { ...parts, untilBroken }),
    virtualUsers: planned.reduce((sum, { virtualUsers }) => sum + virtualUsers, 0),
    sent: planned.map(({ summary }) => summary),
  };
}
