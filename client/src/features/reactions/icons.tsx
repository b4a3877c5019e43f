import { Check, Heart, Laugh, PartyPopper, ThumbsUp, X } from "lucide-react";
import type { ReactNode } from "react";
import type { ReactionKind } from "../../wire/wire";

/** What a reaction looks like. */
export const icons: Record<ReactionKind, ReactNode> = {
  applause: <PartyPopper />,
  thumb: <ThumbsUp />,
  heart: <Heart />,
  laugh: <Laugh />,
  yes: <Check />,
  no: <X />,
};
