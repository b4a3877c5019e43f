package conference

import (
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"konvent/signaling/wire"
)

// FuzzBodies: what decodes as a command's body encodes to something that decodes to the same; what does not is the body's fault.
func FuzzBodies(f *testing.F) {
	for i, word := range wire.Commands {
		body, err := json.Marshal(word.Body)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), body)
	}
	for _, body := range []string{`{}`, `null`, `[]`, `""`, `{"videos":[{"width":1e400}]}`, `{"text":"\ud800"}`, `{"roles":[5]}`, "{\"name\":\"\xff\"}"} {
		for i := range wire.Commands {
			f.Add(uint8(i), []byte(body))
		}
	}
	f.Fuzz(func(t *testing.T, i uint8, raw []byte) {
		kind := reflect.TypeOf(wire.Commands[int(i)%len(wire.Commands)].Body)
		once, again := reflect.New(kind), reflect.New(kind)
		if err := decode(raw, once.Interface()); err != nil {
			if fault := (*wire.Fault)(nil); !errors.As(err, &fault) || fault.Code != wire.ErrBody.Code {
				t.Fatalf("%s: %v", kind, err)
			}
			return
		}
		encoded, err := json.Marshal(once.Interface())
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		if err := decode(encoded, again.Interface()); err != nil {
			t.Fatalf("%s: %s was accepted and %s is not: %v", kind, raw, encoded, err)
		}
		if third, err := json.Marshal(again.Interface()); err != nil || string(third) != string(encoded) {
			t.Fatalf("%s: %s became %s", kind, encoded, third)
		}
	})
}
