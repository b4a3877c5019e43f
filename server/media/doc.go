// Package media is the only part of the house that knows WebRTC: two doors (publish is WHIP, view is WHEP), the packets
// behind them, and who gets which.
//
//	publishing connection ─ Layer: ring of the last packets, each kept once, shared by all who look at it
//	                           │ at the end of a frame, or 2 ms
//	                        shard: one goroutine per core, walks the views that look at it, one after the other
//	                           │ per slot: number, time, PictureID rewritten
//	                        view connection: seals each packet where it lies
//	                           │ a batch
//	                        kernel: cuts messages into packets
//
// A Source is something that can be seen or heard (wire.SourceID): an audio layer and up to three video layers. A gate
// decides at the door which of it passes at all. A view connection has a fixed number of slots, agreed on once; a scene
// says what may flow, and arrange puts it on the slots. A slot is an offset into a ring: its outgoing number is the ring
// position less the first plus a start, so nothing is stored per viewer and packet and a lost packet is answered from the
// ring. A slot changes its source or layer at a key frame and goes on in number and time.
//
// Who owns what: the Engine's lock guards sources, scenes and viewers (the plan); a shard's goroutine owns the slots and
// connections of its viewers (the flow); a Layer's lock is held by its publisher for each packet that comes in. The plan
// reaches the flow through the shard's mailbox, reports of viewers through a bounded queue that drops when full.
package media
