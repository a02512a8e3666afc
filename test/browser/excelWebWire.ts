import { type AnsweringExcel, answeringExcel, LATEST } from "../excel/host/answering";
import type { Book } from "../excel/host/book";
import type { HostEvent } from "../excel/host/library";

/** The messages between Microsoft's office.js in a page and Excel for the web around it, as office.js sends and reads them. */

export const EXCEL_ORIGIN = "https://excel.officeapps.live.com";

const CONVERSATION = "conversation";
const CONTROL = "control";

/** What a page's address says where Excel for the web opens it; the flag is that of a shared runtime. */
export const PANE_ADDRESS =
  `pane.html?_host_Info=${encodeURIComponent("Excel$Web$16.00$en-US$$$$3")}` +
  `#&_xdm_Info=${encodeURIComponent(`${CONVERSATION}|${CONTROL}|${EXCEL_ORIGIN}`)}`;

const MESSAGE = { request: 0, response: 1 } as const;
const ACTION = { invoke: 0, register: 1, unregister: 2 } as const;
const RESPONSE = { toCall: 0, toEvent: 1 } as const;
const METHOD = { batch: 93, commandCompleted: 94 } as const;
const EVENT = { selection: 2, batch: 33, command: 39 } as const;

/** What the page tells of itself, by number. */
const NOTICE = {
  focused: 0,
  left: 1,
  tabIn: 11,
  tabInBackwards: 12,
  tabOut: 13,
  tabOutBackwards: 14,
  esc: 15,
  address: 21,
  telemetry: 23,
  keys: 39,
} as const;
const UNANSWERED: readonly unknown[] = [
  NOTICE.focused,
  NOTICE.left,
  NOTICE.esc,
  NOTICE.address,
  NOTICE.telemetry,
  NOTICE.keys,
];

interface Message {
  readonly _messageType: number;
  readonly _actionType?: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
}

interface MethodCall {
  readonly DdaMethod: { readonly DispatchId: number };
  readonly ArrayData?: readonly unknown[];
  readonly [argument: number]: unknown;
}

/** Where the focus goes when it leaves the page by Tab. */
export type Way = "forwards" | "backwards";

/** Excel for the web on the other side of the messages. */
export class ExcelWebWire {
  /** Commands that said they were done, by the number they were given. */
  private readonly completed = new Map<string, () => void>();
  private readonly events = new Map<number, Message>();
  private commands = 0;
  readonly excel: AnsweringExcel;

  /**
   * @param post sends a message to the page.
   * @param onLeave is told that the page wants the focus to leave it.
   * @param onGap is told of what was asked and is not known here, which is never an answer of Excel.
   */
  constructor(
    private readonly book: Book,
    private readonly post: (message: string) => void,
    private readonly onLeave: (way: Way) => void,
    private readonly onGap: (gap: string) => void,
  ) {
    this.excel = answeringExcel(
      book,
      "web",
      (event) => {
        this.raise(event);
      },
      onGap,
    );
  }

  /** A message of the page. */
  hear(text: string): void {
    const message = JSON.parse(text) as Message;
    if (message._messageType !== MESSAGE.request) return;
    switch (message._actionType) {
      case ACTION.register:
      case ACTION.unregister:
        this.listen(message, message._data as { eventDispId: number });
        return;
    }
    switch (message._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        this.reply(message, this.context());
        return;
      case "ContextActivationManager_notifyHost":
        this.notice((message._data as unknown[])[1]);
        return;
      case "executeMethod":
        this.execute(message, message._data as MethodCall);
        return;
      default:
        this.onGap(`Excel for the web knows no ${message._actionName}.`);
    }
  }

  /** A ribbon button's command, by the name that the manifest gives it; resolves when it says that it is done. */
  runCommand(name: string): Promise<void> {
    const registered = this.events.get(EVENT.command);
    if (registered === undefined) throw new Error("The page does not listen to commands.");
    this.commands += 1;
    const id = String(this.commands);
    const done = new Promise<void>((resolve) => this.completed.set(id, resolve));
    this.tell(registered, [id, name, JSON.stringify({ source: { id: name } })]);
    return done;
  }

  /** The focus comes into the page by Tab, as Excel has it come. */
  tabIn(way: Way): void {
    this.post(
      JSON.stringify({
        ...{ _messageType: MESSAGE.request, _actionType: ACTION.invoke, _actionName: "Office_notifyAgave" },
        ...{ _conversationId: `${CONVERSATION}_ntf`, _correlationId: 0, _origin: EXCEL_ORIGIN },
        ...{ _data: [way === "forwards" ? NOTICE.tabIn : NOTICE.tabInBackwards], _serializerVersion: 1 },
      }),
    );
  }

  private context(): object {
    const { api = LATEST } = this.book;
    const sets = [
      ...[`ExcelApi 1.${api}`, "CustomFunctions 1.9", "CustomFunctionsRuntime 1.4", "SharedRuntime 1.2"],
      ...(this.excel.behind.isSetSupported("DelayForCellEdit") ? ["DelayForCellEdit 1.1"] : []),
    ].map((set) => set.split(" "));
    return {
      ...{ _id: CONTROL, _appName: 16, _appVersion: 16, _appUILocale: "en-US", _dataLocale: "en-US", _reason: 1 },
      ...{ _docUrl: "https://example.sharepoint.com/Plan.xlsx", _clientMode: 1, _settings: [], _osfControlType: 1 },
      ...{
        _eToken: "",
        _correlationId: "",
        _appInstanceId: CONTROL,
        _requirementMatrix: JSON.stringify(Object.fromEntries(sets)),
      },
      ...{ _hostFullVersion: "16.0.19000.1", _addinName: "Advanced Primary Care", _appDomains: [], _featureGates: {} },
    };
  }

  private listen(message: Message, { eventDispId }: { eventDispId: number }): void {
    if (!Object.values<number>(EVENT).includes(eventDispId)) {
      this.onGap(`Excel for the web knows no event ${eventDispId}.`);
      return;
    }
    const begins = message._actionType === ACTION.register;
    if (begins) this.events.set(eventDispId, message);
    else this.events.delete(eventDispId);
    if (eventDispId === EVENT.selection) {
      const tell = (): void => {
        this.tell(message, {});
      };
      this.excel.behind.listenToSelection(begins ? tell : null);
    }
    this.reply(message, { Error: 0 });
  }

  private raise({ type, target, message }: HostEvent): void {
    const registered = this.events.get(EVENT.batch);
    if (registered !== undefined)
      this.tell(registered, { ArrayData: [[BATCH_EVENT, type, target, JSON.stringify(message)]] });
  }

  private notice(number: unknown): void {
    if (number === NOTICE.tabOut) this.onLeave("forwards");
    else if (number === NOTICE.tabOutBackwards) this.onLeave("backwards");
    else if (!UNANSWERED.includes(number)) this.onGap(`Excel for the web knows no notice ${String(number)}.`);
  }

  private execute(message: Message, call: MethodCall): void {
    const number = call.DdaMethod.DispatchId;
    if (number === METHOD.commandCompleted) {
      this.completed.get(String(call[0]))?.();
      this.reply(message, { Error: 0 });
    } else if (number === METHOD.batch && call.ArrayData !== undefined) {
      this.excel.behind.send(call.ArrayData, (result) => {
        this.reply(
          message,
          result.status === "succeeded"
            ? { Error: 0, Data: result.value.data }
            : { Error: result.error.code, Data: null },
        );
      });
    } else this.onGap(`Excel for the web knows no method ${number}.`);
  }

  private reply(to: Message, data: unknown): void {
    this.respond(to, RESPONSE.toCall, data);
  }

  private tell(registered: Message, data: unknown): void {
    this.respond(registered, RESPONSE.toEvent, data);
  }

  private respond({ _actionName, _conversationId, _correlationId }: Message, type: number, data: unknown): void {
    this.post(
      JSON.stringify({
        ...{ _messageType: MESSAGE.response, _actionName, _conversationId, _correlationId, _origin: EXCEL_ORIGIN },
        ...{ _errorCode: 0, _responseType: type, _data: data, _serializerVersion: 1 },
      }),
    );
  }
}

/** The category of an event among the messages of the object model. */
const BATCH_EVENT = 65536;
