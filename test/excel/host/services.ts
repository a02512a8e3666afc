import type { Seen } from "./host";
import type { HostEvent } from "./library";
import type { HostObject } from "./objects";

/** By the number under which Excel tells that the pane is shown or hidden. */
const VISIBILITY_CHANGED = 65539;

/** What Office.js asks of Excel besides the workbook. */
export function servicesOf(seen: Seen, raise: (event: HostEvent) => void): Record<string, HostObject> {
  const nothing = (): undefined => undefined;
  return {
    // The client says that it is ready for functions and for commands.
    "Microsoft.ExcelServices.CustomFunctions": {
      type: "CustomFunctions",
      isInternal: true,
      looks: { _SetOsfControlContainerReadyForCustomFunctions: nothing, _GetEnabledFeatures: nothing },
    },
    "Microsoft.InternalService.AddinInternalService": {
      type: "AddinInternalService",
      isInternal: true,
      looks: { notifyActionHandlerReady: nothing },
    },
    "Microsoft.AppRuntime.AppRuntimeService": {
      type: "AppRuntimeService",
      isInternal: true,
      looks: {
        setAppRuntimeState: (visibility: string) => {
          seen.shown.push(`pane ${visibility}`);
          raise({ type: VISIBILITY_CHANGED, target: "", message: { visibility } });
          return undefined;
        },
      },
    },
  };
}
