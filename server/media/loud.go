package media

import (
	"konvent/signaling/wire"
)

const (
	// loudest is how many are heard at once.
	loudest = 3
	// loudMargin is by how much somebody must be louder to take another's place.
	loudMargin = 6
	// loudRelease is by how much a level falls in a watchTick once it is quiet.
	loudRelease = 4
	// loudFloor is the level below which nobody takes a place.
	loudFloor = 30
)

// boundaries are the places in the order where louder and quieter are told apart: the loudest for who hears one, the loudest
// three, and two more for those who are among them and do not hear themselves. Within them the order stands, so slots do not flap.
var boundaries = [...]int{1, loudest, loudest + 2}

// listen judges who is loudest in every scene; the lock is held.
func (e *Engine) listen() {
	peaks := map[*Source]int32{}
	for _, sc := range e.scenes {
		for _, s := range sc.hear {
			if _, ok := peaks[s]; !ok {
				peaks[s] = s.loud.Swap(0)
			}
			sc.loud[s] = max(peaks[s], sc.loud[s]-loudRelease, 0)
		}
		if rank(sc.hear, sc.loud) {
			e.arrangeAll(sc)
		}
	}
}

// rank lets the loudest beyond each boundary take the place of the quietest before it. It reports whether anything changed.
func rank[T comparable](order []T, loud map[T]int32) (changed bool) {
	for _, b := range boundaries {
		if b >= len(order) {
			break
		}
		quiet, loudest := 0, b
		for i := range order[:b] {
			if loud[order[i]] <= loud[order[quiet]] {
				quiet = i
			}
		}
		for i := b; i < len(order); i++ {
			if loud[order[i]] > loud[order[loudest]] {
				loudest = i
			}
		}
		if l := loud[order[loudest]]; l >= loudFloor && l >= loud[order[quiet]]+loudMargin {
			order[quiet], order[loudest] = order[loudest], order[quiet]
			changed = true
		}
	}
	return changed
}

// meter tells the levels of every scene that has sound; the lock is held.
func (e *Engine) meter() {
	for _, sc := range e.scenes {
		var sound bool
		levels := make([]wire.Level, 0, len(sc.hear))
		for _, s := range sc.hear {
			levels = append(levels, wire.Level{Source: s.id, Level: int(sc.loud[s])})
			sound = sound || sc.loud[s] > 0
		}
		if sound || sc.sounding {
			sc.sounding = sound
			e.tell.levelsOf(sc.id, levels)
		}
	}
}
