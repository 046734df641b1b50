import 'uplot/dist/uPlot.min.css';
import uPlot from 'uplot';
import { numberText } from '../words/count-words.ts';
import { dayText } from '../words/time-words.ts';
import { drawLimits, hasLimits, type Plane } from './draw-limits.ts';
import type { Inks } from './inks.ts';
import { namedDays, type SendsSeries } from './sends-series.ts';

/** A drawn chart. */
export interface Plot {
  /** In CSS pixels. */
  readonly resize: (width: number) => void;
  readonly close: () => void;
}

interface PlotOptions {
  readonly series: SendsSeries;
  readonly inks: Inks;
  /** In CSS pixels. */
  readonly width: number;
  /** Told which day the pointer is on; `null` once it is on none. */
  readonly onPoint: (index: number | null) => void;
}

const HEIGHT = 190;
const WIDEST_BAR = 22;
const WIDTH_OF_A_DAY_NAME = 64;
const INCREMENTS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];

/** Draws the sends of a month into `host`. The only file that knows the chart library. */
export function plotSends(host: HTMLElement, { series, inks, width, onPoint }: PlotOptions): Plot {
  const { days, values, top } = series;
  const last = days.length - 1;
  const bars = uPlot.paths.bars?.({ size: [0.66, WIDEST_BAR], radius: [0.18, 0] });
  const barSeries = (fill: string): uPlot.Series => ({
    ...(bars && { paths: bars }),
    fill,
    width: 0,
    points: { show: false },
  });
  const axis = { stroke: inks.label, font: inks.font, ticks: { show: false } } as const;
  const chart = new uPlot(
    {
      width,
      height: HEIGHT,
      padding: [10, hasLimits(series) ? 58 : 18, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false, setScale: false } },
      scales: { x: { time: false, range: [-0.6, last + 0.6] }, y: { range: [0, top] } },
      axes: [
        {
          ...axis,
          size: 26,
          grid: { show: false },
          splits: (self) => [...namedDays(days.length, self.width / WIDTH_OF_A_DAY_NAME)],
          values: (_, splits) => splits.map((index) => (index === last ? 'today' : nameOf(days[index]))),
        },
        {
          ...axis,
          size: 40,
          space: 42,
          incrs: INCREMENTS,
          grid: { stroke: inks.grid, width: 1 },
          values: (_, splits) => splits.map(numberText),
        },
      ],
      series: [{}, barSeries(inks.bar), barSeries(inks.today)],
      hooks: {
        draw: [(self) => drawLimits(planeOf(self), series, inks)],
        setCursor: [({ cursor }) => onPoint(cursor.idx ?? null)],
      },
    },
    [
      days.map((_, index) => index),
      values.map((value, index) => (index === last ? null : value)),
      values.map((value, index) => (index === last ? value : null)),
    ],
    host,
  );
  return {
    resize: (to) => chart.setSize({ width: to, height: HEIGHT }),
    close: () => chart.destroy(),
  };
}

function planeOf(chart: uPlot): Plane {
  const { left, width } = chart.bbox;
  return {
    ctx: chart.ctx,
    left,
    width,
    x: (day) => chart.valToPos(day, 'x', true),
    y: (value) => chart.valToPos(value, 'y', true),
  };
}

function nameOf(day: string | undefined): string {
  return day === undefined ? '' : dayText(day);
}
