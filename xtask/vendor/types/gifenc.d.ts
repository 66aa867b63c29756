type Palette = number[][];
export function quantize(rgba: Uint8ClampedArray, colours: number): Palette;
export function applyPalette(rgba: Uint8ClampedArray, palette: Palette): Uint8Array;
export function GIFEncoder(): {
  writeFrame(indices: Uint8Array, width: number, height: number, options: { palette?: Palette; delay?: number; transparent?: boolean; transparentIndex?: number; dispose?: number }): void;
  finish(): void;
  bytes(): Uint8Array<ArrayBuffer>;
};
