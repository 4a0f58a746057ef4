/** What the modeler's host hands in and gets back: plain data, nothing of bpmn-js. */

export type Theme = 'light' | 'dark';

/** A variable that expressions can see; `entries` are the members of a context. */
export interface Variable {
  readonly name: string;
  /** What a person reads beside the name while typing, such as "text" or "person". */
  readonly detail?: string;
  readonly info?: string;
  readonly isList?: boolean;
  readonly entries?: readonly Variable[];
}

/** An event that can start an automation. */
export interface TriggerType {
  /** Stored in the model, e.g. `TaskCreated`. */
  readonly type: string;
  readonly label: string;
  readonly description?: string;
  /** What a run started by it knows from the beginning. */
  readonly variables?: readonly Variable[];
}

/** A schedule as its start event says it. */
export interface Schedule {
  /** Cron expressions of five fields, separated by `;`. */
  readonly cron: string;
  /** IANA name. */
  readonly timeZone: string;
  /** `working` or `next-working`; null for all days. */
  readonly days: string | null;
}

/** Counts the next times of a schedule (RFC 3339); rejects with what is wrong with it, in a sentence. */
export type Upcoming = (schedule: Schedule) => Promise<readonly string[]>;

/** A form that a person's task can show. */
export interface Form {
  readonly id: string;
  /** What a run knows once it has been filled in. */
  readonly variables?: readonly Variable[];
  /** What keeps it from being published, a sentence each: told at the steps that show it. */
  readonly problems?: readonly string[];
}

/** Somebody wants to draw the form of an element: one of that id, or null for a new one. */
export interface FormWish {
  readonly elementId: string;
  readonly formId: string | null;
}

/** A decision that a step can make. */
export interface Decision {
  readonly id: string;
  /** What a person calls it. */
  readonly name?: string;
  /** What its result is made of: the output columns. */
  readonly outputs?: readonly Variable[];
  /** What keeps it from being published, a sentence each: told at the steps that make it. */
  readonly problems?: readonly string[];
}

/** Somebody wants to draw the decision of an element: one of that id, or null for a new one. */
export interface DecisionWish {
  readonly elementId: string;
  readonly decisionId: string | null;
}

/** Something wrong, or doubtful, at one element. */
export interface Finding {
  readonly elementId: string;
  readonly rule: string;
  readonly message: string;
  /** What to do about it. */
  readonly remedy?: string | undefined;
  /** Default: `error`. */
  readonly severity?: 'error' | 'warning' | undefined;
}

/** How many threads of comments about an element are open. */
export interface CommentCount {
  readonly elementId: string;
  readonly open: number;
}

export interface ElementInfo {
  readonly id: string;
  /** BPMN type, e.g. `bpmn:UserTask`. */
  readonly type: string;
  readonly name: string | null;
}

/** A step of a run, as far as the diagram shows it. */
export interface RunStep {
  readonly id: string;
  readonly elementId: string;
  readonly state: 'active' | 'completed' | 'failed' | 'retrying' | 'cancelled' | 'skipped';
  readonly attempts?: number;
  readonly error?: string | null;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly endedAt?: string | null;
}

/** How hot an element is on a heat map, and what is said above it, such as "120" or "1.3 s". */
export interface Heat {
  readonly elementId: string;
  /** 5 is the hottest. */
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly text: string;
}

export type Zoom = 'in' | 'out' | 'fit' | number;

/** Warnings of the parser: parts of the document that were not understood. */
export interface Imported {
  readonly warnings: readonly string[];
}

/** Something that a document says and that saving it here would drop. */
export interface Loss {
  /** The nearest element with an id; empty for the document as a whole. */
  readonly elementId: string;
  /** As it stands in the document, e.g. `<p>` or `acme:level="2"`. */
  readonly what: string;
}
