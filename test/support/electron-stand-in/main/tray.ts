import type { Menu, NativeImage, Tray as RealTray } from 'electron';
import type { TrayFacts } from '../wire.ts';
import { StandInMenu } from './menu.ts';
import { imageFacts, nativeImage } from './native-image.ts';
import { preventable } from './preventable.ts';
import { readiness } from './readiness.ts';
import { strict, strictEmitter } from './strict.ts';

type Methods = Pick<
  RealTray,
  'setImage' | 'setToolTip' | 'setTitle' | 'setContextMenu' | 'destroy' | 'isDestroyed'
>;

/** Those that are shown. */
const trays = new Set<StandInTray>();

class StandInTray extends strictEmitter('Tray') implements Methods {
  #image: NativeImage;
  #tooltip = '';
  #title = '';
  #menu: StandInMenu | null = null;
  #isDestroyed = false;

  constructor(image: NativeImage | string) {
    readiness.require('Tray');
    super();
    this.#image = load(image);
    trays.add(this);
  }
  setImage(image: NativeImage | string): void {
    this.#refuseIfDestroyed();
    this.#image = load(image);
  }
  setToolTip(tooltip: string): void {
    this.#refuseIfDestroyed();
    this.#tooltip = tooltip;
  }
  setTitle(title: string): void {
    this.#refuseIfDestroyed();
    this.#title = title;
  }
  setContextMenu(menu: Menu | null): void {
    this.#refuseIfDestroyed();
    if (menu !== null && !((menu as object) instanceof StandInMenu)) throw new TypeError('Invalid menu');
    this.#menu = menu as StandInMenu | null;
  }
  destroy(): void {
    this.#isDestroyed = true;
    trays.delete(this);
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  #refuseIfDestroyed(): void {
    if (this.#isDestroyed) throw new Error('Tray is destroyed');
  }

  click(): void {
    this.emit('click', preventable({}), { x: 0, y: 0, width: 16, height: 16 }, { x: 8, y: 8 });
  }
  get menu(): StandInMenu {
    if (this.#menu === null) throw new Error('The tray has no menu.');
    return this.#menu;
  }
  facts(): TrayFacts {
    const { name, isEmpty } = imageFacts(this.#image);
    const menu = this.#menu?.facts() ?? [];
    return { icon: name, isIconEmpty: isEmpty, tooltip: this.#tooltip, title: this.#title, menu };
  }
}

/** A path that leads to no picture throws; an empty picture is taken, and shows nothing. */
function load(image: NativeImage | string): NativeImage {
  if (typeof image !== 'string') return image;
  const loaded = nativeImage.createFromPath(image);
  if (loaded.isEmpty()) throw new Error(`Failed to load image from path '${image}'`);
  return loaded;
}

/** `null` where none is shown; two at once would be two icons. */
export function shownTray(): StandInTray | null {
  const [tray = null, ...more] = trays;
  if (more.length > 0) throw new Error('The app shows more than one tray icon.');
  return tray;
}

export const Tray = strict('Tray', StandInTray);
