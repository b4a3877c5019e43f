package conference_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// in20 proposes to meet somebody in 20 minutes, for 20.
func in20(who *client) wire.Propose {
	return wire.Propose{Person: who.me, Start: time.Now().Add(20 * time.Minute).UnixMilli(), Minutes: 20, Place: wire.MeetOnline, Words: "U25"}
}

func (c *client) appointments() []wire.Appointment {
	c.t.Helper()
	return last[wire.Appointments](c.t, c, "appointments.changed").Appointments
}

func TestTwoWhoHaveAnAppointmentMeetAtATableOfTheirOwn(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		anna, udo := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "cafeteria")
		a := read[wire.Appointment](t, anna.must("appointment.propose", in20(udo)))
		require.True(t, a.Mine)
		require.Equal(t, wire.Proposed, udo.appointments()[0].State)
		require.False(t, udo.appointments()[0].Mine)
		require.Equal(t, wire.ErrNotFound.Code, anna.refused("appointment.accept", wire.AppointmentRef{ID: a.ID}), "one does not agree with oneself")
		udo.must("appointment.accept", wire.AppointmentRef{ID: a.ID})
		pass(20*time.Minute + time.Second)
		require.Equal(t, udo.me, last[wire.Appointment](t, anna, "appointment.due").With.ID)
		m := last[wire.Moving](t, anna, "you.move").Move
		require.Equal(t, wire.WhyTable, m.Why)
		require.True(t, m.Stay)
		require.Equal(t, anna.follows(), udo.follows())
		require.Equal(t, m.Room, anna.appointments()[0].Table)
		for _, role := range anyone {
			require.Equal(t, wire.ErrUninvited.Code, w.in(role, "cafeteria").refused("place.enter", wire.Enter{Room: m.Room}), role)
		}
		require.False(t, w.stands(m.Room))
		for _, c := range []*client{anna, udo} {
			c.must("place.leave", nil)
		}
		pass(10 * time.Minute)
		anna.must("place.enter", wire.Enter{Room: m.Room})
		anna.must("place.leave", nil)
		pass(20 * time.Minute)
		require.Equal(t, wire.ErrNotFound.Code, anna.refused("place.enter", wire.Enter{Room: m.Room}), "the table goes when the appointment is over")
	})
}

func TestAnAppointmentSurvivesARestartBeforeAndWhileItIsOn(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		one, other := w.person(wire.Participant), w.person(wire.Participant)
		anna, udo := w.come(one.Token), w.come(other.Token)
		a := read[wire.Appointment](t, anna.must("appointment.propose", in20(udo)))
		udo.must("appointment.accept", wire.AppointmentRef{ID: a.ID})
		w.house.Close()
		w.open(w.store)
		anna = w.come(one.Token)
		require.Equal(t, wire.Accepted, anna.welcome().Mine.Appointments[0].State)
		require.Equal(t, other.Name, anna.welcome().Mine.Appointments[0].With.Name, "also of somebody who is not here")
		pass(21 * time.Minute)
		table := anna.follows()
		w.house.Close()
		w.open(w.store)
		udo = w.come(other.Token)
		require.Equal(t, table, udo.follows(), "who comes late is asked there")
	})
}

func TestAnAppointmentOfARestartedHouseIsCalledLateRatherThanNever(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		one, other := w.person(wire.Participant), w.person(wire.Participant)
		anna, udo := w.come(one.Token), w.come(other.Token)
		a := read[wire.Appointment](t, anna.must("appointment.propose", in20(udo)))
		udo.must("appointment.accept", wire.AppointmentRef{ID: a.ID})
		w.house.Close()
		pass(25 * time.Minute)
		w.open(w.store)
		pass(time.Second)
		anna = w.come(one.Token)
		anna.follows()
	})
}

func TestWhoMeetsInTheHallIsToldAndMovedNowhere(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		anna, udo := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum")
		ask := in20(udo)
		ask.Place = wire.MeetInHall
		a := read[wire.Appointment](t, anna.must("appointment.propose", ask))
		udo.must("appointment.accept", wire.AppointmentRef{ID: a.ID})
		pass(21 * time.Minute)
		require.Len(t, udo.all("appointment.due"), 1)
		for _, s := range udo.all("you.move") {
			require.NotContains(t, string(s.Body), string(wire.WhyTable))
		}
	})
}

func TestNobodyIsPromisedTwiceHoweverManyAgreeAtOnce(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		udo := w.in(wire.Participant, "plenum")
		var others []*client
		var ids []wire.AppointmentID
		for range 6 {
			c := w.in(wire.Participant, "plenum")
			others = append(others, c)
			ids = append(ids, read[wire.Appointment](t, udo.must("appointment.propose", in20(c))).ID)
		}
		var all sync.WaitGroup
		for i, c := range others {
			all.Go(func() {
				if f := c.do("appointment.accept", wire.AppointmentRef{ID: ids[i]}).Fault; f != nil {
					require.Equal(t, wire.ErrBooked.Code, f.Code)
				}
			})
		}
		all.Wait()
		agreed := 0
		for _, a := range udo.appointments() {
			if a.State == wire.Accepted {
				agreed++
			}
		}
		require.Equal(t, 1, agreed)
		require.Equal(t, wire.ErrBooked.Code, others[0].refused("appointment.propose", in20(udo)))
	})
}

func TestWhatWasCalledOffDoesNotTakePlace(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		anna, udo, kim := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum"), w.in(wire.Organiser, "plenum")
		a := read[wire.Appointment](t, anna.must("appointment.propose", in20(udo)))
		require.Equal(t, wire.ErrNotFound.Code, kim.refused("appointment.cancel", wire.AppointmentRef{ID: a.ID}), "it is none of theirs")
		udo.must("appointment.accept", wire.AppointmentRef{ID: a.ID})
		udo.must("appointment.cancel", wire.AppointmentRef{ID: a.ID})
		require.Equal(t, wire.Cancelled, anna.appointments()[0].State)
		b := read[wire.Appointment](t, anna.must("appointment.propose", in20(udo)))
		udo.must("appointment.decline", wire.AppointmentRef{ID: b.ID})
		pass(25 * time.Minute)
		require.Empty(t, anna.all("appointment.due"))
		require.Empty(t, kim.all("appointments.changed"), "nobody else hears of it")
	})
}

func TestWhatIsNoAppointmentIsRefusedWithItsField(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		c, other := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum")
		for field, change := range map[string]func(*wire.Propose){
			"person":  func(p *wire.Propose) { p.Person = "nobody" },
			"minutes": func(p *wire.Propose) { p.Minutes = 61 },
			"start":   func(p *wire.Propose) { p.Start = 1 },
			"place":   func(p *wire.Propose) { p.Place = "pub" },
		} {
			ask := in20(other)
			change(&ask)
			s := c.do("appointment.propose", ask)
			require.NotNil(t, s.Fault, field)
			require.Equal(t, field, s.Fault.Field)
		}
	})
}

func TestAnAppointmentWithSomebodyWhoIsRemovedIsCalledOff(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		anna, udo := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "cafeteria")
		a := read[wire.Appointment](t, anna.must("appointment.propose", in20(udo)))
		udo.must("appointment.accept", wire.AppointmentRef{ID: a.ID})
		require.NoError(t, w.conf.RemovePerson(t.Context(), udo.me))
		require.Equal(t, wire.Cancelled, anna.appointments()[0].State)
		pass(22 * time.Minute)
		require.Empty(t, anna.all("appointment.due"))
		made, err := w.store.MadeRooms(t.Context(), w.conf.ID)
		require.NoError(t, err)
		require.Empty(t, made, "no table is put up for one who cannot come")
	})
}

func TestWhoProposesAndCallsOffAgainAndAgainIsStopped(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		anna, udo := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "cafeteria")
		refused := wire.FaultCode("")
		for range 20 {
			pass(2 * time.Second)
			s := anna.do("appointment.propose", in20(udo))
			if refused = code(s); refused != "" {
				break
			}
			anna.must("appointment.cancel", wire.AppointmentRef{ID: read[wire.Appointment](t, s).ID})
		}
		require.Equal(t, wire.ErrTooMany.Code, refused)
		require.LessOrEqual(t, len(udo.appointments()), 10)
		udo.must("appointment.propose", in20(anna))
	})
}

func TestAnAppointmentCanBeProposedToSomebodyWhoHasNotComeYet(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		anna := w.in(wire.Participant, "plenum")
		udo, err := w.conf.AddPerson(t.Context(), wire.Person{Name: "Udo Muster", Office: "Amt Nord", Role: wire.Participant})
		require.NoError(t, err)
		ask := wire.Propose{Person: udo.ID, Start: time.Now().Add(time.Hour).UnixMilli(), Minutes: 20, Place: wire.MeetOnline}
		a := read[wire.Appointment](t, anna.must("appointment.propose", ask))
		require.Equal(t, udo.Person, a.With)
		came := w.come(udo.Token)
		mine := came.welcome().Mine.Appointments
		require.Len(t, mine, 1, "found on coming")
		require.Equal(t, wire.Proposed, mine[0].State)
		came.must("appointment.accept", wire.AppointmentRef{ID: a.ID})
		require.Equal(t, wire.Accepted, anna.appointments()[0].State)

		ask.Person = "nobody"
		require.Equal(t, wire.ErrNotFound.Code, anna.refused("appointment.propose", ask))
		require.NoError(t, w.conf.RemovePerson(t.Context(), udo.ID))
		ask.Person = udo.ID
		require.Equal(t, wire.ErrNotFound.Code, anna.refused("appointment.propose", ask), "who is gone for good is not waited for")
	})
}
