//go:build linux

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"

	"konvent/signaling/wire"
)

// organise does something by the REST door of organisers (docs/rest.md). body and back may be nil.
func (h *house) organise(ctx context.Context, method, path string, body, back any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, method, h.origin+"/api/v1"+path, bytes.NewReader(text))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+token(h.links.Organiser))
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(res.Body, 1<<22))
	switch {
	case err != nil:
		return err
	case res.StatusCode >= 300:
		return fmt.Errorf("%s %s: %s: %.300s", method, path, res.Status, answer)
	case back == nil:
		return nil
	}
	return json.Unmarshal(answer, back)
}

// rooms are those of a house by kind, in the order of its programme.
type rooms map[wire.RoomKind][]wire.RoomID

// furnish gives the house a plenum, so many workshops, and a cafeteria with tables where any are asked for; nothing is planned in them.
func (h *house) furnish(ctx context.Context, workshops, tables, seats int) (rooms, error) {
	list := []map[string]any{{"name": "Plenum", "kind": wire.Plenum}}
	for i := range workshops {
		list = append(list, map[string]any{"name": "Workshop " + strconv.Itoa(i+1), "kind": wire.Workshop})
	}
	if tables > 0 {
		list = append(list, map[string]any{"name": "Cafeteria", "kind": wire.Cafeteria, "tables": tables, "seats": seats})
	}
	document := map[string]any{
		"title": "Probe", "timezone": "Europe/Berlin", "dates": []string{time.Now().UTC().Format(time.DateOnly)}, "rooms": list,
		"sessions": []any{},
	}
	return h.plan(ctx, http.MethodPut, document)
}

// plan asks for the programme, or puts up another, and returns the rooms in it.
func (h *house) plan(ctx context.Context, method string, document any) (rooms, error) {
	var now struct{ Programme wire.Programme }
	if err := h.organise(ctx, method, "/programme", document, &now); err != nil {
		return nil, err
	}
	all := rooms{}
	for _, r := range now.Programme.Rooms {
		all[r.Kind] = append(all[r.Kind], r.ID)
	}
	return all, nil
}
