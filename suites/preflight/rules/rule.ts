import type { Citation } from '../../../fixtures/sources/index.ts';
import type { Project } from '../reading/project.ts';
import type { Position } from '../reading/types.ts';

export type Severity = 'error' | 'warning';

/** What a rule found at a place. */
export interface Finding {
  readonly at: Position;
  /** What is wrong and what follows from it. Values of variables do not belong in it: they may be secrets. */
  readonly message: string;
  /** What to do in this case, where the rule's own text is too general: the line to write, the release, the service. */
  readonly fix?: string;
  /** Where this case weighs less than the rule says. */
  readonly severity?: Severity;
  /** The service it is about, where that is not LibreChat itself. */
  readonly service?: string;
  /** The change that fixes it without a decision by the operator. */
  readonly edit?: Edit | readonly Edit[];
}

/** A change of a line: the finding's, unless it names another place. */
export type Edit = { readonly at?: Position } & (
  | { readonly from: string; readonly to: string }
  /** Lines with the indentation of that line, or of what it holds. */
  | { readonly insert: readonly string[]; readonly where: 'before' | 'after' | 'inside' }
  /** Sets a variable, in that line or in one after it, in the form of that line. */
  | { readonly variable: string; readonly value: string }
  /** Takes the line away, where something else remains around it. */
  | { readonly remove: true }
);

/**
 * Files by their names, laid over a sound small project (samples/sound.ts): `.env` and `docker-compose.override.yml`
 * add to it, librechat.yaml and others replace. A `.gitignore` puts all else under version control; without a `.git`
 * the folder is in no repository.
 */
export type Example = Readonly<Record<string, string>>;

/** In place of a file's text: it is there, and may not be read. */
export const unreadable = '(may not be read)';

/** In place of a file's text: a file of the sound project that this example does without. */
export const notThere = '(not there)';

/** One thing that goes wrong with LibreChat deployments and can be seen in their files. */
export interface Rule {
  /** What it is about, a full stop, what is wrong. */
  readonly id: string;
  /** An `error` breaks the deployment, locks somebody out or opens it to strangers; all else is a `warning`. */
  readonly severity: Severity;
  readonly why: string;
  /** What says so: LibreChat's documentation, source, issues; a specification. */
  readonly source: Citation;
  readonly fix: string;
  readonly failing: Example;
  readonly passing: Example;
  /** Left out by rules whose findings the reading itself makes. */
  readonly check?: (project: Project) => Iterable<Finding>;
}
