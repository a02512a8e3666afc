import { Gap, HostError, type HostObject, type Made } from "./objects";
import { setOf } from "./sets";
import {
  ACTION,
  PATH,
  type Action,
  type Answer,
  type ArgumentInfo,
  type ObjectPath,
  type PathIds,
  type Request,
} from "./wire";

/** What the executor asks before it does something, and tells. */
export interface Rules {
  /** The last ExcelApi 1.x. */
  readonly api: number;
  /** Throws where a change is not to be made. */
  beforeChange(type: string, member: string): void;
  loads(type: string, member: string): void;
}

/** Answers batches of requests, action by action, until one of them is refused. What was done until then stays. */
export class Executor {
  private readonly kept = new References();

  constructor(
    private readonly root: HostObject,
    private readonly services: Readonly<Record<string, HostObject>>,
    private readonly rules: Rules,
  ) {}

  answer(request: Request): Answer {
    const one = new Execution(request, this.root, this.services, this.kept, this.rules);
    const results: { ActionId: number; Value: unknown }[] = [];
    for (const [index, action] of request.Actions.entries()) {
      try {
        const value = one.take(action);
        if (value !== undefined) results.push({ ActionId: action.Id, Value: value });
      } catch (thrown) {
        if (!(thrown instanceof HostError)) throw thrown;
        const { code, message } = thrown;
        const error = { Code: code, Message: message, ActionIndex: index, Location: action.Name, HttpStatusCode: 400 };
        return { Results: results, TraceIds: tracesIn(request.Actions.slice(0, index)), Error: error };
      }
    }
    return { Results: results, TraceIds: tracesIn(request.Actions) };
  }
}

function tracesIn(actions: readonly Action[]): number[] {
  return actions.filter(({ ActionType }) => ActionType === ACTION.trace).map(({ Id }) => Id);
}

/** Ranges that later requests find by a reference, until it is given back. */
class References {
  private readonly objects = new Map<string, HostObject>();
  private readonly references = new Map<HostObject, string>();

  keep(object: HostObject): string {
    const reference = this.references.get(object) ?? `range ${this.references.size + 1}`;
    this.references.set(object, reference);
    this.objects.set(reference, object);
    return reference;
  }

  find(reference: string): HostObject {
    const kept = this.objects.get(reference);
    if (kept === undefined) throw new HostError("InvalidReference");
    return kept;
  }

  release(reference: unknown): void {
    this.objects.delete(String(reference));
  }
}

class Execution {
  private readonly made = new Map<number, HostObject | null>();

  constructor(
    private readonly request: Request,
    private readonly root: HostObject,
    private readonly services: Readonly<Record<string, HostObject>>,
    private readonly kept: References,
    private readonly rules: Rules,
  ) {}

  /** The action's result; undefined where it has none. */
  take(action: Action): unknown {
    switch (action.ActionType) {
      case ACTION.instantiate:
        return this.told(action.ObjectPathId);
      case ACTION.query: {
        const object = this.resolve(action.ObjectPathId);
        return object === null ? null : this.query(object, action.QueryInfo?.Select ?? []);
      }
      case ACTION.method:
        return this.method(action);
      case ACTION.set:
        this.set(action);
        return undefined;
      case ACTION.trace:
        return null;
      default:
        throw new Gap(`action of type ${action.ActionType}`);
    }
  }

  /** What the client is told of an object, by which it finds it again. */
  private told(pathId: number): object | null {
    const object = this.resolve(pathId);
    if (object === null) return null;
    return {
      ...(object.id !== undefined && { _Id: object.id }),
      ...(this.isKept(pathId, object) && { _ReferenceId: this.kept.keep(object) }),
    };
  }

  private isKept(pathId: number, { area }: HostObject): boolean {
    return area !== undefined && this.request.AutoKeepReference === true && this.pathOf(pathId).D !== true;
  }

  private method({ Name, ObjectPathId, ArgumentInfo }: Action): unknown {
    if (Name === "_KeepReference") return undefined;
    if (Name === "_RemoveReference") {
      this.kept.release(this.given(ArgumentInfo)[0]);
      return null;
    }
    const object = this.resolve(ObjectPathId);
    if (object === null) throw new HostError("InvalidOperation", `${Name} is called of a null object.`);
    this.call(object, Name, ArgumentInfo);
    return null;
  }

  private set({ Name, ObjectPathId, ArgumentInfo }: Action): void {
    const object = this.resolve(ObjectPathId);
    if (object === null) throw new HostError("InvalidOperation", `${Name} is set of a null object.`);
    const member = memberOf(Name);
    this.require(object, member);
    const write = object.settable?.[member];
    if (write === undefined) throw new Gap(`${object.type}.${member} that can be set`);
    this.rules.beforeChange(object.type, member);
    write(this.given(ArgumentInfo)[0]);
  }

  private query(object: HostObject, select: readonly string[]): object {
    if (object.items !== undefined) return { _Items: object.items().map((item) => this.query(item, select)) };
    const told: Record<string, unknown> = { ...(object.id !== undefined && { _Id: object.id }) };
    const nested = new Map<string, string[]>();
    for (const path of select) {
      const [first = "", ...rest] = path.split("/");
      if (rest.length > 0) {
        nested.set(first, [...(nested.get(first) ?? []), rest.join("/")]);
        continue;
      }
      const member = memberOf(first);
      this.require(object, member);
      const read = object.scalars?.[member];
      if (read === undefined) throw new Gap(`${object.type}.${member} that can be loaded`);
      this.rules.loads(object.type, member);
      told[wireName(member)] = read();
    }
    for (const [name, paths] of nested) told[wireName(name)] = this.query(this.part(object, name), paths);
    return told;
  }

  private resolve(pathId: number): HostObject | null {
    const known = this.made.get(pathId);
    if (known !== undefined) return known;
    const object = this.make(this.pathOf(pathId));
    this.made.set(pathId, object);
    return object;
  }

  private pathOf(pathId: number): ObjectPath {
    const path = this.request.ObjectPaths[pathId];
    if (path === undefined) throw new Gap(`path ${pathId}`);
    return path;
  }

  private make({ ObjectPathType, Name, ParentObjectPathId = 0, ArgumentInfo }: ObjectPath): HostObject | null {
    if (ObjectPathType === PATH.root) return this.root;
    if (ObjectPathType === PATH.none) return null;
    if (ObjectPathType === PATH.service) return this.service(Name);
    if (ObjectPathType === PATH.reference) return this.kept.find(Name);
    const parent = this.resolve(ParentObjectPathId);
    if (parent === null) return null;
    switch (ObjectPathType) {
      case PATH.property:
        return this.part(parent, Name);
      case PATH.indexer: {
        const { itemOf } = parent;
        if (itemOf === undefined) throw new Gap(`item of a ${parent.type}`);
        return itemOf(this.given(ArgumentInfo)[0]);
      }
      case PATH.method: {
        const made = this.call(parent, Name, ArgumentInfo);
        if (made === undefined) throw new Gap(`object that ${parent.type}.${Name} makes`);
        return made;
      }
      default:
        throw new Gap(`path of type ${ObjectPathType}`);
    }
  }

  private service(name: string): HostObject {
    const service = this.services[name];
    if (service === undefined) throw new Gap(`service ${name}`);
    return service;
  }

  private part(object: HostObject, name: string): HostObject {
    const member = memberOf(name);
    this.require(object, member);
    const part = object.parts?.[member];
    if (part === undefined) throw new Gap(`${object.type}.${member}`);
    return part();
  }

  private call(object: HostObject, name: string, info: ArgumentInfo | undefined): Made {
    const member = memberOf(name);
    this.require(object, member);
    const look = object.looks?.[member];
    const change = object.changes?.[member];
    if (change !== undefined) this.rules.beforeChange(object.type, member);
    const method = look ?? change;
    if (method === undefined) throw new Gap(`${object.type}.${member}()`);
    return (method as (...args: unknown[]) => Made)(...this.given(info));
  }

  private given({ Arguments = [], ReferencedObjectPathIds }: ArgumentInfo = {}): unknown[] {
    return this.listOf(Arguments, ReferencedObjectPathIds ?? []);
  }

  private listOf(list: readonly unknown[], ids: PathIds): unknown[] {
    return list.map((given, index): unknown => {
      const id = ids[index];
      if (Array.isArray(id)) return this.listOf(given as unknown[], id as PathIds);
      return typeof id === "number" && id !== 0 ? this.resolve(id) : given;
    });
  }

  /** A member newer than this Excel is none. What begins with an underscore is the client's own. */
  private require({ type, isInternal }: HostObject, member: string): void {
    if (isInternal || member.startsWith("_")) return;
    const set = setOf(type, member);
    if (set === undefined) throw new Gap(`${type}.${member} in Microsoft's declarations`);
    if (set > this.rules.api) throw new HostError("ApiNotFound", `${type}.${member} wants ExcelApi 1.${set}.`);
  }
}

function memberOf(wire: string): string {
  return wire.slice(0, 1).toLowerCase() + wire.slice(1);
}

function wireName(member: string): string {
  return member.slice(0, 1).toUpperCase() + member.slice(1);
}
