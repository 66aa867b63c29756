//! Shapes that do not depend on the catalogues.

/// Results, catalogues, the page's views, and the options of functions that are no pages.
pub const SHAPES: &str = r"
/** What every run has beside its columns. */
export interface RunResult {
  /** The bin of each spike: the bin before an upward crossing, or the bin that was reset. */
  spikeIndices: Uint32Array;
  /** The times of those bins; by the adaptive method the exact times of the spikes. */
  spikeTimes: Float64Array;
  /** Whether v starts above the value whose crossing is a spike: as if within one, which does not count. Never where a reset is a spike: there it fires at once. */
  startsAbove: boolean;
  /** Null, or the time at which the numbers left the finite range. */
  diverged: number | null;
}

/** A page of the course. */
export interface DemoInfo {
  id: string;
  title: string;
  short: string;
  /** From 1; 0 is beyond the course. */
  week: number;
  chapter: string;
  /** Its place among the pages of a neuron: which neuron, what the page is called beside the others, and the neuron's own parameters; null where it has none. */
  tab: { neuron: string; name: string; params: string[] } | null;
  /** Whether there is a script of it in Python. */
  python: boolean;
  summary: string;
  /** SVG path data in a box of 28 × 12. */
  icon: string;
  layout: 'stack' | 'beside';
  /** Frames of its animation a second; 0 where there is nothing to play. */
  fps: number;
  /** Whether it plays at once; elsewhere the last frame shows the whole run at rest. */
  autoplay: boolean;
  panels: PanelInfo[];
  params: ParamInfo[];
  /** Sets of parameters that have a name; the others stay as they are. */
  presets: { id: string; name: string; values: Record<string, number> }[];
  /** The equations that it is about, where they are typed, and how an address says them; else null. */
  text: string | null;
  eq: string | null;
  /** The pages of a typed neuron, by their ids without the equations. */
  tabs: { id: string; name: string; current: Injects | null }[];
}

/** How a page calls the current that it injects: its kind, where there is one alone, and the keys that all models' pages have for it, each with the page's own. */
export interface Injects {
  kind: string | null;
  keys: [string, string][];
}

/** A format that a page can be written in as a program. */
export interface ProgramFormat {
  id: ProgramFormatId;
  title: string;
  /** How its files' names end; of several files the first one's. */
  extension: string;
  /** Whether its numbers are the lab's, to 1e−9 of each column's range, by the methods that it can be told. */
  exact: boolean;
}

/** A format, and what it makes of a page. */
export interface FormatInfo {
  id: string;
  title: string;
  /** How its files' names end; of several files the first one's. */
  extension: string;
  /** Whether its numbers are the lab's, to 1e−9 of each column's range, by the methods that it can be told. */
  exact: boolean;
  /** Why it cannot write this page, where it cannot. */
  lacks: string | null;
  /** What it needs to run; empty where its files say that. */
  needs: string;
  /** Whether it prints the short hash of v[]. */
  hash: boolean;
}

/** A file of a program: its text in parts, of which the literals of parameters are some; and how its comments begin and end. */
export interface ProgramFile {
  name: string;
  parts: { text: string; param: string | null }[];
  comments: [string, string][];
}

/** What is wrong, or doubtful, at a place of a text: line and column from 1, in characters. */
export interface Complaint {
  line: number;
  column: number;
  message: string;
}

/** The model of a text of equations, or null and what is wrong with it; warnings are of a text that is taken. */
export interface ParsedModel {
  model: ModelInfo | null;
  errors: Complaint[];
  warnings: Complaint[];
}

/** The page of a text of equations, or null and what is wrong with it; warnings are of a text that is taken. */
export interface TypedPage {
  demo: DemoInfo | null;
  errors: Complaint[];
  warnings: Complaint[];
}

/** The place of a figure. */
export interface PanelInfo {
  id: string;
  /** On the tab that it stands behind where room is scarce. */
  short: string;
  title: string;
  /** Its share of the height. */
  weight: number;
  /** The least height at which it can be read, in heights of its text. */
  least: number;
}

/** A parameter's value: a number, or the key of a choice. */
export type Value = number | string;

/** Values by the parameters' ids. */
export type Values = Record<string, Value>;

/** A parameter of a page. */
export interface ParamInfo {
  id: string;
  group: string;
  groupNote: string;
  /** What follows the underscore is a subscript. */
  symbol: string;
  name: string;
  unit: string;
  kind: 'number' | 'whole' | 'seed' | 'choice';
  default: Value;
  /** The slider's range. */
  min: number;
  max: number;
  /** What is accepted. */
  hardMin: number;
  hardMax: number;
  /** Whether hardMin itself is refused. */
  hardOpen: boolean;
  step: number;
  log: boolean;
  choices: { id: string; name: string; note: string }[];
  help: string;
  /** Where its control stands: under the heading of its group, with what is changed most, or in the bar above the figures, which it switches. */
  place: 'group' | 'often' | 'bar';
}

/** The equations of a page. */
export interface EquationsInfo {
  /** A line each, the rates first: the quantity it is of (none of a reset), MathML with `data-name` at each term, and the same in words. */
  lines: { name: string | null; mathml: string; said: string; rate: boolean }[];
  /** All of them, as an `align*` of amsmath, and as one piece of MathML. */
  latex: string;
  mathml: string;
  /** Where they are from, how their quantities are counted, and what they leave out. */
  source: string;
  conventions: string;
  /** The page's parameters that stand behind each name. */
  params: Record<string, string[]>;
}

/** What an address says: a page; of the current run and of the pinned ones what is not at its default; parts of axes; the column of a difference, or none; and the controls and panels that a guest on another page has. */
export interface Said {
  demo: string;
  runs: [string, string][][];
  zoom: [string, string][];
  column: string;
  controls: string[];
  panels: string[];
}

/** How a page is looked at. */
export interface View {
  dark: boolean;
  /** Device pixels a CSS pixel. */
  density: number;
  /** Height of the figures' text in CSS pixels. */
  fontSize: number;
  /** Its family, as CSS names it. */
  fontFamily: string;
  /** Frame of the animation; past the last it is the last. */
  frame: number;
  /** The parts of axes that are looked at, by their keys; the others are seen whole. */
  zoom?: Map<string, [number, number]> | Record<string, [number, number]>;
  /** Runs to draw behind the current one; `place` sets the colour. */
  pins?: { values: Values; label: string; place: number }[];
  /** Runs that are not drawn, and have room on the axes nevertheless. */
  room?: Values[];
  /** On one panel more, the current run minus one of these pins; without a pin minus the exact solution: the method's error. */
  difference?: { pin: number | null; column: string } | null;
  /** Panels that do not stand over the one whose axis they share, and so have numbers of their own. */
  alone?: number[];
  /** Without a ground of their own: nothing is dimmed behind words then. */
  clear?: boolean;
}

/** Two transparent canvases of one CSS size, one on the other; the core sets their resolution. */
export interface PanelCanvas {
  axes: HTMLCanvasElement;
  marks: HTMLCanvasElement;
  width: number;
  height: number;
}

/** What is to be doubted in a run, in words; and what settles it. */
export type Doubts = Pick<Shown, 'warning' | 'remedy'>;

/** What was drawn, and what the page needs to answer a finger. */
export interface Shown {
  frames: number;
  frame: number;
  clock: string;
  results: { text: string; strong: boolean }[];
  method: string;
  warning: string;
  /** What shows the exact solution instead, where the warning is about the method. */
  remedy: { label: string; values: Record<string, number | string> } | null;
  /** Whether what is to be doubted has been looked for; if not, the warning is what the run itself tells, and `doubts` tells the rest. */
  doubted: boolean;
  /** CRC-32 of v[], which the Python script prints, too; empty where its numbers may differ in the last bits. */
  hash: string;
  /** The parameters that change nothing as the others are. */
  idle: string[];
  /** What can be done at this moment of the run, and what it changes: nothing where the whole is shown. Null on a page without. */
  act: { label: string; values: Record<string, number> } | null;
  /** How much of the page's `Work` it shows, from 0 to 1; null where everything is computed at once. */
  progress: number | null;
  panels: ShownPanel[];
  pins: ShownPin[];
  /** The columns whose error can be drawn. */
  errors: string[];
  /** What the options of switches draw. */
  legend: ShownSample[];
}

/** A sample of what an option draws, in its colour; its name, where that is more than the option's, and whether there is any of it as the parameters are. */
export interface ShownSample {
  param: string;
  choice: string;
  look: 'firm' | 'thin' | 'dashed' | 'arrow' | 'dots' | 'deep' | 'pale' | 'blank';
  colour: string;
  name: string;
  drawn: boolean;
}

/** What has come of a pin: why it is not drawn, and whether that is because all runs together would be too long; or its results, its colour, and the columns that can be taken off. */
export interface ShownPin {
  refused: string;
  over: boolean;
  results: string;
  colour: string;
  comparable: string[];
  /** As that of the page. */
  progress: number | null;
}

/** One figure: its text alternative, its axes on the panel in CSS pixels, and its handles. */
export interface ShownPanel {
  description: string;
  plot: { left: number; top: number; width: number; height: number };
  x: Scale;
  y: Scale;
  right: Scale | null;
  handles: Handle[];
  /** Whether it has nothing to tell: it need not be seen then. */
  blank: boolean;
  /** The times of the spikes that are marked. */
  spikes: number[];
}

/** A linear scale. Scales with one key are one axis; a picture's have none. */
export interface Scale {
  key: string;
  /** Whether other panels have the same axis, such as time. */
  shared: boolean;
  symbol: string;
  unit: string;
  min: number;
  max: number;
  /** Its ends when it is seen whole. */
  home: [number, number];
}

/** What the figures say at a place: a sentence, and panel by panel, at CSS pixels of the panel. */
export interface Probe {
  said: string;
  panels: ({ x: number; title: string; rows: { name: string; value: string; colour: string; y: number | null }[] } | null)[];
  spike: { panel: number; x: number; text: string } | null;
}

/** Something in a figure that stands for one or two parameters: `Lab.take` takes hold of it, `Lab.bring` says what they come to. */
export interface Handle {
  label: string;
  kind: 'point' | 'level' | 'edge' | 'place' | 'turn';
  /** What it looks like; a triangle stands at the left edge of the axes. */
  shape: 'ring' | 'rim' | 'bar' | 'arrows' | 'triangle';
  /** Along which axes it helps to move it. */
  ways: 'across' | 'up' | 'both';
  /** Where it stands on the panel, in CSS pixels; one outside of the axes waits at their edge. */
  spot: { x: number; y: number };
}

export interface CloudOptions {
  size?: number;
  ratio?: number;
  /** Degrees, anticlockwise. */
  angle?: number;
  /** The same numbers as NumPy's RandomState(seed); left out, a fresh one is taken. */
  seed?: number;
}

export interface LearnOptions {
  eta?: number;
  w0?: Float64Array | number[];
  dim?: number;
}

/** Either a seed for the bump's place, or the place itself: row and column. */
export type ImageOptions = { m?: number; sigma?: number } & (
  | { seed?: number; ci?: undefined; cj?: undefined }
  | { seed?: undefined; ci?: number; cj?: number }
);
";
