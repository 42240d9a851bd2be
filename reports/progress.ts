import { Presets, SingleBar } from 'cli-progress';
import type { CheckVerdict } from '../fixtures/checks/types.ts';
import type { JudgedCheck } from '../fixtures/verdicts/conformance.ts';
import { sayCounts } from './counts.ts';

/** How far a run is: the number of judged checks, their verdicts, and the check that runs. */
export interface ProgressState {
  readonly done: number;
  readonly total: number;
  readonly counts: string;
  readonly running: string;
}

export interface ProgressDisplay {
  show(state: ProgressState): void;
  stop(): void;
}

/** Follows the checks of a run and shows how far it is. */
export class RunProgress {
  private readonly verdicts = new Map<string, CheckVerdict>();
  private running = '';
  private readonly total: number;
  private readonly display: ProgressDisplay;

  constructor(total: number, display: ProgressDisplay) {
    this.total = total;
    this.display = display;
  }

  started(id: string): void {
    this.running = id;
    this.show();
  }

  judged({ id, verdict }: Pick<JudgedCheck, 'id' | 'verdict'>): void {
    this.verdicts.set(id, verdict);
    if (this.running === id) this.running = '';
    this.show();
  }

  stop(): void {
    this.display.stop();
  }

  private show(): void {
    const { total, running } = this;
    const counts = sayCounts([...this.verdicts.values()]);
    this.display.show({ done: this.verdicts.size, total, counts, running });
  }
}

/** A progress bar, for a terminal. It disappears when the run ends. */
export function barDisplay(stream: NodeJS.WriteStream = process.stdout): ProgressDisplay {
  const options = {
    format: 'checks   [{bar}] {value}/{total}  {counts}  {running}',
    stream,
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
  };
  const bar = new SingleBar(options, Presets.shades_classic);
  return {
    show({ done, total, counts, running }) {
      if (bar.isActive) bar.update(done, { counts, running });
      else bar.start(total, done, { counts, running });
    },
    stop: () => bar.stop(),
  };
}

const linesEveryMs = 10_000;

/** One line every ten seconds, for a log. */
export function lineDisplay(
  print: (line: string) => void,
  now: () => number = performance.now.bind(performance),
): ProgressDisplay {
  let printedAt = Number.NEGATIVE_INFINITY;
  return {
    show({ done, total, counts, running }) {
      if (now() - printedAt < linesEveryMs) return;
      printedAt = now();
      print(
        `checks   ${done} of ${total}${counts && ` (${counts})`}${running && `, running ${running}`}`,
      );
    },
    stop() {},
  };
}
