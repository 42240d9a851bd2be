import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

/** Draws a chart. @returns SVG, the same for the same chart */
export function draw(chart: TopLevelSpec): Promise<string> {
  return new View(parse(compile(chart).spec), { renderer: 'none' }).toSVG();
}
