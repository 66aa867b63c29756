// The boundary to the core: what `pkg/nullcline.js` gives to the page.

export interface Core {
  default(options?: { module_or_path?: string | URL | Response | Promise<Response> }): Promise<unknown>;
  demos(): DemoInfo[];
  Lab: new () => Lab;
  proposeSeed(): number;
}

export type Value = number | string;
export type Values = Record<string, Value>;

export interface DemoInfo {
  id: string;
  title: string;
  short: string;
  week: number;
  chapter: string;
  summary: string;
  icon: string;
  params: ParamInfo[];
  panels: PanelInfo[];
  layout: "stack" | "beside";
  fps: number;
}

export interface PanelInfo {
  id: string;
  title: string;
  weight: number;
}

export interface ParamInfo {
  id: string;
  group: string;
  groupNote: string;
  symbol: string;
  name: string;
  unit: string;
  kind: "number" | "whole" | "seed" | "choice";
  default: Value;
  min: number;
  max: number;
  hardMin: number;
  hardMax: number;
  hardOpen: boolean;
  step: number;
  log: boolean;
  choices: { id: string; name: string; note: string }[];
  help: string;
}

export interface Lab {
  read(demo: string, given: Record<string, string>): { values: Values; notices: string[] };
  show(demo: string, values: Values, view: View, panels: PanelCanvas[]): Shown;
}

export interface View {
  dark: boolean;
  density: number;
  fontSize: number;
  frame: number;
}

export interface PanelCanvas {
  axes: HTMLCanvasElement;
  marks: HTMLCanvasElement;
  width: number;
  height: number;
}

export interface Shown {
  frames: number;
  frame: number;
  clock: string;
  results: { text: string; strong: boolean }[];
  method: string;
  warning: string;
  panels: ShownPanel[];
}

export interface ShownPanel {
  description: string;
  plot: { left: number; top: number; width: number; height: number };
  x: Scale;
  y: Scale;
  handles: Handle[];
}

export interface Scale {
  min: number;
  max: number;
}

export interface Handle {
  label: string;
  kind: "point" | "level" | "edge" | "place";
  x: Grip | null;
  y: Grip | null;
}

export interface Grip {
  param: string;
  at: number;
  scale: number;
}
