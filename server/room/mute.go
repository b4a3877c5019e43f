package room

import "konvent/signaling/wire"

// MuteAll silences everybody in a room where everybody may speak who does not lead it, tells them, and returns who was silenced. Each
// may lift it for themselves. wire.ErrNotHere for other rooms.
func (r *Room) MuteAll() (silenced []wire.PersonID, err error) {
	err = r.do(func() error {
		if !r.Kind.EverybodySpeaks {
			return wire.ErrNotHere
		}
		changed := false
		for _, m := range r.members {
			if m.Lead != "" || !m.Devices.Microphone {
				continue
			}
			m.muted, m.Devices.Microphone = true, false
			m.say("you.muted", wire.YouMuted{Muted: true})
			changed = r.renew(m) || changed
			silenced = append(silenced, m.ID)
		}
		if changed {
			r.show()
		}
		return nil
	})
	return silenced, err
}
