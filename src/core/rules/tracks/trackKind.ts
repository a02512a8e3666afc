import { words } from "../../define/kinds";
import { TRACKS } from "./classify";

export const trackKind = words("a track", TRACKS);
