import {
  type Injector,
  type IUndoRedoItem,
  IUndoRedoService,
  LocalUndoRedoService,
  sequenceExecute,
} from "@univerjs/core";

/**
 * The spreadsheet's steps of undoing, of which several commands can become one. Its own way to join commands takes
 * back the first of them first, and leaves those that went before one that fails.
 */
export class UndoSteps extends LocalUndoRedoService {
  private held: { readonly unitID: string; readonly items: IUndoRedoItem[] } | null = null;

  static of(injector: Injector): UndoSteps {
    const service = injector.get(IUndoRedoService);
    if (!(service instanceof UndoSteps)) throw new Error("The spreadsheet undoes in a way of its own.");
    return service;
  }

  override pushUndoRedo(item: IUndoRedoItem): void {
    // The editor of cells follows the selection, with steps of its own.
    if (item.unitID === this.held?.unitID) this.held.items.push(item);
    else super.pushUndoRedo(item);
  }

  /** What work does to the workbook is undone in one step, and at once where it throws. */
  async asOne(unitID: string, work: () => void | Promise<void>): Promise<void> {
    const items: IUndoRedoItem[] = [];
    this.held = { unitID, items };
    try {
      await work();
    } catch (thrown) {
      this.takeBack(items);
      throw thrown;
    } finally {
      this.held = null;
    }
    if (items.length === 0) return;
    super.pushUndoRedo({
      unitID,
      undoMutations: backwards(items).flatMap((item) => item.undoMutations),
      redoMutations: items.flatMap((item) => item.redoMutations),
    });
  }

  /** As far as it can be: who asked for the work looks at what remains. */
  private takeBack(items: readonly IUndoRedoItem[]): void {
    for (const { undoMutations } of backwards(items)) {
      try {
        sequenceExecute(undoMutations, this._commandService);
      } catch {
        continue;
      }
    }
  }
}

function backwards<Item>(items: readonly Item[]): Item[] {
  return [...items].reverse();
}
