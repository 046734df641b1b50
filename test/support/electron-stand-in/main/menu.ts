import type { MenuItemConstructorOptions, Menu as RealMenu } from 'electron';
import type { MenuItemFacts } from '../wire.ts';
import { preventable } from './preventable.ts';
import { readiness } from './readiness.ts';
import { strict, strictEmitter } from './strict.ts';

/** A menu as the system got it: later changes of the template change nothing. */
export class StandInMenu extends strictEmitter('Menu') {
  readonly items: readonly StandInMenuItem[];

  constructor(items: readonly StandInMenuItem[] = []) {
    super();
    this.items = items;
  }
  facts(): readonly MenuItemFacts[] {
    return this.items.map((item) => item.facts());
  }
  /** By labels from the top, as a person clicks. */
  click([label, ...deeper]: readonly string[]): void {
    const item = this.items.find((one) => one.shownLabel === label);
    if (item === undefined)
      throw new Error(`The menu has no “${label}”: ${this.items.map((one) => one.shownLabel).join(' · ')}`);
    if (!item.isEnabled) throw new Error(`“${label}” is disabled in the menu.`);
    if (deeper.length > 0 && item.submenu !== null) item.submenu.click(deeper);
    else item.click();
  }
}

class StandInMenuItem {
  readonly isEnabled: boolean;
  readonly submenu: StandInMenu | null;
  readonly #template: MenuItemConstructorOptions;

  constructor(template: MenuItemConstructorOptions) {
    const { label, role, type, submenu, enabled = true } = template;
    if (label === undefined && role === undefined && type === undefined)
      throw new Error('Invalid template for MenuItem: must have at least one of label, role or type');
    this.#template = template;
    this.isEnabled = enabled;
    this.submenu = Array.isArray(submenu) ? build(submenu) : null;
  }
  /** Without the mark of its access key. */
  get shownLabel(): string {
    const { label = '', role = '' } = this.#template;
    return (label || role).replaceAll(/&(.)/g, '$1');
  }
  click(): void {
    const { click } = this.#template;
    if (click === undefined) throw new Error(`“${this.shownLabel}” does nothing in the stand-in.`);
    click(this as never, undefined, preventable({}) as never);
  }
  facts(): MenuItemFacts {
    const kind = this.#template.type ?? (this.submenu === null ? 'normal' : 'submenu');
    return {
      label: this.shownLabel,
      kind,
      isEnabled: this.isEnabled,
      items: this.submenu?.facts() ?? [],
    };
  }
}

function build(template: readonly MenuItemConstructorOptions[]): StandInMenu {
  return new StandInMenu(
    template.filter(({ visible = true }) => visible).map((one) => new StandInMenuItem(one)),
  );
}

let applicationMenu: RealMenu | null = null;

export const Menu = strict(
  'Menu',
  Object.assign(StandInMenu, {
    buildFromTemplate: (template: readonly MenuItemConstructorOptions[]) => build(template),
    setApplicationMenu: (menu: RealMenu | null) => {
      readiness.require('Menu.setApplicationMenu');
      applicationMenu = menu;
    },
    getApplicationMenu: () => applicationMenu,
  }),
);
