import { numberText } from '../words/count-words.ts';
import type { Inks } from './inks.ts';
import { planTreads, type SendsSeries, spreadLabels } from './sends-series.ts';

/** What is drawn on, in device pixels. */
export interface Plane {
  readonly ctx: CanvasRenderingContext2D;
  readonly left: number;
  readonly width: number;
  /** Where the middle of a day lies, counted from 0; its edges are half a day away. */
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
}

/** Whether there is anything to draw beside the bars. */
export function hasLimits({ plans, cap }: SendsSeries): boolean {
  return cap !== null || plans.some((plan) => plan !== null);
}

/** The plan climbs day by day, the cap reaches over the whole month; their names stand beside it, where no bar is. */
export function drawLimits(plane: Plane, { plans, plan, cap }: SendsSeries, inks: Inks): void {
  const { ctx, left, width } = plane;
  const ratio = window.devicePixelRatio;
  const at = (value: number) => Math.round(plane.y(value));
  const labelHeight = 15 * ratio;
  const [capLabel, planLabel] =
    plan !== null && cap !== null && cap >= plan
      ? spreadLabels(at(cap), at(plan), labelHeight)
      : [at(cap ?? 0), at(plan ?? 0)];
  ctx.save();
  // Whole pixels, or the line is blurred.
  ctx.lineWidth = Math.round(1.5 * ratio);
  ctx.font = scaledFont(inks.font, ratio);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  const label = (text: string, y: number) => ctx.fillText(text, left + width + 5 * ratio, y);
  setInk(ctx, inks.plan, []);
  ctx.stroke(stairOf(plane, plans));
  if (plan !== null) label(`plan ${numberText(plan)}`, planLabel);
  if (cap !== null) {
    setInk(ctx, inks.cap, [5 * ratio, 4 * ratio]);
    ctx.stroke(lineAt(plane, at(cap)));
    label(`cap ${numberText(cap)}`, capLabel);
  }
  ctx.restore();
}

function setInk(ctx: CanvasRenderingContext2D, ink: string, dash: number[]) {
  ctx.strokeStyle = ink;
  ctx.fillStyle = ink;
  ctx.setLineDash(dash);
}

/** Each tread reaches from the middle before its first day to the middle after its last, the outer ones to the edges. */
function stairOf({ ctx, left, width, x, y }: Plane, plans: SendsSeries['plans']): Path2D {
  const middle = (ctx.lineWidth % 2) / 2;
  const edge = (position: number) => Math.round(x(position)) + middle;
  const path = new Path2D();
  let end: number | null = null;
  for (const { first, last, plan } of planTreads(plans)) {
    const height = Math.round(y(plan)) + middle;
    // A riser joins it to the tread before, where no day lies between.
    if (end === first - 1) path.lineTo(edge(first - 0.5), height);
    else path.moveTo(first === 0 ? left : edge(first - 0.5), height);
    path.lineTo(last === plans.length - 1 ? left + width : edge(last + 0.5), height);
    end = last;
  }
  return path;
}

function lineAt({ ctx, left, width }: Plane, y: number): Path2D {
  const middle = y + (ctx.lineWidth % 2) / 2;
  const path = new Path2D();
  path.moveTo(left, middle);
  path.lineTo(left + width, middle);
  return path;
}

/** A canvas counts device pixels. */
function scaledFont(font: string, ratio: number): string {
  return font.replace(/^([\d.]+)px/, (_, size) => `${Number(size) * ratio}px`);
}
