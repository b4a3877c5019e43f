import { openToAll } from "../features/entrance/state";
import { noHands } from "../features/hands/state";
import type { Counts } from "../features/reactions/state";
import type { Wait } from "../features/waiting/state";
import type {
  Asked,
  Backstage,
  ChatLine,
  Conference,
  Contacts,
  Entrance,
  FaultCode,
  GroupCall,
  GroupHere,
  Groups,
  GroupsGlance,
  Hands,
  Knock,
  Lead,
  Led,
  Me,
  Mine,
  Move,
  MySeats,
  Offered,
  People,
  Person,
  Places,
  Programme,
  Report,
  Room,
  RoomID,
  Running,
  Slots,
  Source,
  SourceID,
  Stage,
  Table,
} from "../wire/wire";

/** A refused command. "lost" is the client's own word: the line broke before an answer came. */
export interface Refusal {
  code: FaultCode | "lost";
  retry: boolean;
  field?: string;
}

/** What came of a command. */
export type Result<T> = { ok: true; body: T } | { ok: false; fault: Refusal };

/** Why the line does not come back by itself. */
export type Ended = "link" | "elsewhere" | "version" | "left";

/** A line of chat that the house has not acknowledged yet. */
export interface PendingLine {
  /** The line's own random name; the house keeps the same ref of the same person once. */
  ref: string;
  room: RoomID;
  text: string;
  /** ms since 1970, by the house's clock. */
  at: number;
  /** Set when it was refused; it waits for retry(ref). */
  fault?: Refusal;
}

/** How a peer connection is. "lost" opens again by itself; "unsupported": this browser has none, or may not use it. */
export type LinkState = "idle" | "connecting" | "open" | "lost" | "unsupported";

/** What one switches on and off. The sound of a screen goes with the screen. */
export type Switch = "microphone" | "camera" | "screen";

/** Why a device cannot be used: refused by the person, not there, used by another program, or anything else. */
export type DeviceFault = "denied" | "none" | "busy" | "failed" | "unsupported";

/** A device one can choose. */
export interface DeviceChoice {
  id: string;
  /** Empty until the browser tells names, which it does after the first permission. */
  label: string;
}

/** What there is to choose from. */
export interface DeviceList {
  microphones: DeviceChoice[];
  cameras: DeviceChoice[];
  speakers: DeviceChoice[];
}

/** Which device was chosen; absent for the system's choice. */
export interface Chosen {
  microphone?: string;
  camera?: string;
  speaker?: string;
}

/** Everything about sound and picture on this side. */
export interface MediaState {
  view: LinkState;
  /** The view connection opens when it is its turn. */
  waiting: Wait | undefined;
  /** The house has no place left for the view connection; it is asked again and again. */
  full: boolean;
  publish: LinkState;
  microphone: boolean;
  camera: boolean;
  screen: boolean;
  /** The browser is asking the person, or the device is starting. */
  starting: Partial<Record<Switch, boolean>>;
  faults: Partial<Record<Switch, DeviceFault>>;
  /** A host or moderator holds the microphone. */
  held: boolean;
  /** The person talks while the microphone is off. */
  unheard: boolean;
  /** The browser plays no sound until the person clicks. */
  soundBlocked: boolean;
  devices: DeviceList;
  chosen: Chosen;
  /** One's own devices while they run, to look at and to measure. The microphone runs on while it is switched off. */
  own: Partial<Record<Switch, MediaStream>>;
  /** The pictures of the view connection, by a=mid. */
  streams: Record<string, MediaStream>;
}

/** Something to tell the person once. */
export interface Notice {
  id: number;
  /** A key below "notice" in i18n. */
  key: string;
  params: Record<string, string | number>;
  /** Read at once by screen readers: one is live, muted, called or taken away. */
  assertive: boolean;
}

/** State is all that the client knows. It is replaced, never changed. */
export interface State {
  line: "idle" | "connecting" | "open" | "lost" | "ended";
  ended?: Ended;
  /** ms since 1970, by this machine's clock. */
  lostSince?: number;
  you?: Me;
  conference?: Conference;
  programme?: Programme;
  running: Running;
  places: Places;
  /** Absent in the foyer. */
  room?: Room;
  /** The room one is on the way to. */
  entering?: RoomID;
  /** What the client has of the room, to say when it comes back. */
  mark: { epoch: number; seq: number };
  chat: ChatLine[];
  pending: PendingLine[];
  /** Unacknowledged lines of rooms one has left; they come back with the room. */
  parked: PendingLine[];
  /** Some lines were said while one was away and could not be fetched. */
  gap: boolean;
  people: People;
  speaking: SourceID[];
  sources: Source[];
  tables: Table[];
  stage?: Stage;
  backstage?: Backstage;
  /** Those of the workshop one is in, once they were planned. */
  groups?: Groups | undefined;
  /** The group whose room one is in. */
  group?: GroupHere | undefined;
  /** All groups at a glance, for those who lead while they work. */
  glance?: GroupsGlance | undefined;
  /** Groups that call for help, for those who lead. */
  calls: GroupCall[];
  /** What there is to report, for those who direct. */
  report?: Report | undefined;
  /** 0 (silent) to 100, of everything backstage. */
  levels: Record<SourceID, number>;
  invited: boolean;
  /** Who was named to lead the room, and what I am in it; absent for nothing. */
  leads: Led[];
  lead?: Lead;
  /** The queue of raised hands. */
  hands: Hands;
  /** I have the word, or am asked to switch my microphone on. */
  word?: Asked;
  /** The reactions that stand there now. */
  reactions: Counts;
  /** Who may come into the room. */
  entrance: Entrance;
  /** Where I wait to be let in, or was refused. */
  knock?: Knock;
  /** Where the house asks me to go, and where I belong by the programme. */
  asked?: Move;
  home?: RoomID;
  /** What one has going on in the cafeteria. */
  mine: Mine;
  /** Who would like to sit down at the table one sits at. */
  knocks: Person[];
  /** My business card and my contacts; absent until they are read, and once they are others. */
  contacts?: Contacts;
  /** What I chose, and how full it all is. */
  seats: MySeats;
  offered: Offered;
  slots: Slots;
  media: MediaState;
  notices: Notice[];
}

const emptyRoom = {
  room: undefined,
  mark: { epoch: 0, seq: 0 },
  chat: [],
  pending: [],
  gap: false,
  people: { count: 0 },
  speaking: [],
  sources: [],
  tables: [],
  stage: undefined,
  backstage: undefined,
  groups: undefined,
  group: undefined,
  glance: undefined,
  calls: [],
  report: undefined,
  levels: {},
  invited: false,
  leads: [],
  lead: undefined,
  hands: noHands,
  word: undefined,
  reactions: {},
  entrance: openToAll,
  knocks: [],
} satisfies Partial<State>;

/** Nothing going on in the cafeteria. */
export const nothingMine: Mine = {
  invitations: [],
  roulette: { state: "out" },
  offers: { from: [], to: [] },
  appointments: [],
};

/** The state before anything was said. */
export const initial: State = {
  ...emptyRoom,
  line: "idle",
  running: { now: [], next: [] },
  places: { online: 0, rooms: {} },
  seats: { seats: [], named: [] },
  offered: { rounds: [], sessions: [] },
  parked: [],
  mine: nothingMine,
  slots: { audio: [], video: [] },
  media: {
    view: "idle",
    waiting: undefined,
    full: false,
    publish: "idle",
    microphone: false,
    camera: false,
    screen: false,
    starting: {},
    faults: {},
    held: false,
    unheard: false,
    soundBlocked: false,
    devices: { microphones: [], cameras: [], speakers: [] },
    chosen: {},
    own: {},
    streams: {},
  },
  notices: [],
};

/** The line is lost: what was so stays as it was; who speaks at this moment, and how loud, is not known any more. */
export function adrift(state: State): State {
  return { ...state, line: "lost", lostSince: state.lostSince ?? Date.now(), speaking: [], levels: {} };
}

/** Whether what comes in was cut off: what one saw last stands there until the line and the view connection are back. */
export function cutOff({ line, media }: State): boolean {
  return line === "lost" || (media.view === "lost" && !media.full);
}

/** Whether nothing is seen or heard of what the house tells of, because one is cut off or never came in. */
export function outside(state: State): boolean {
  return cutOff(state) || state.media.full;
}

/** Forgets the room; unacknowledged lines wait for its return. */
export function inFoyer(state: State): State {
  return { ...state, ...emptyRoom, parked: [...state.parked, ...state.pending] };
}
