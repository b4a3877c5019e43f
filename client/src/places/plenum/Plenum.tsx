import { useState } from "react";
import { useLive } from "../../live/live";
import { Studio } from "../studio/Studio";
import { Hall } from "./Hall";

/** Plenum is the hall for everybody, and the studio for those who direct it; a host begins in the studio. */
export function Plenum() {
  const directs = useLive((state) => state.you?.may.includes("direct") ?? false);
  const hosts = useLive((state) => state.you?.role === "host");
  const [studio, setStudio] = useState(hosts);
  if (directs && studio) return <Studio key="studio" onClose={() => setStudio(false)} />;
  return <Hall key="hall" {...(directs ? { onDirect: () => setStudio(true) } : {})} />;
}
