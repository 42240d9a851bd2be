/** A place in a file of the deployment; line and column begin at 1. */
export interface Position {
  /** Relative to the project's folder. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A value of the deployment with the place that sets it. */
export interface Scalar {
  readonly kind: 'scalar';
  /** After interpolation; null where YAML says null. */
  readonly text: string | null;
  /** As YAML types it, before interpolation. */
  readonly value?: unknown;
  readonly at: Position;
  /** Part of it is filled in by the operator: .env.example leaves it empty. */
  readonly unknown: boolean;
  /** It is empty because .env.example leaves it empty; the operator may leave it so. */
  readonly leftBlank?: boolean;
  /** A template has words in its place, such as `change-me`: the operator must replace them. */
  readonly isPlaceholder?: boolean;
  readonly tag?: string | undefined;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly at: Position;
  readonly tag?: string | undefined;
}

export interface Mapping {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Node>;
  readonly at: Position;
  readonly tag?: string | undefined;
}

/** A YAML node whose aliases and merge keys are resolved. */
export type Node = Scalar | List | Mapping;

/** What reading itself found: a fault of the files, by the id of its rule. */
export interface Problem {
  readonly rule: string;
  readonly at: Position;
  readonly message: string;
  /** The variable or file it is about, where all problems about it become one finding. */
  readonly subject?: string;
}

/**
 * How much of a container's environment could be read: all of it; all, with a template in place of a file that is yet
 * to be made; or only a part, because a file is elsewhere or the command sets variables itself.
 */
export type Completeness = 'whole' | 'template' | 'partial';
