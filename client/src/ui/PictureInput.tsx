import type { Ref } from "react";

/** PictureInput lets one choose a picture; it is not seen, and a button clicks on it. */
export function PictureInput(props: { ref: Ref<HTMLInputElement>; onPick: (picture: Blob) => unknown }) {
  return (
    <input
      ref={props.ref}
      type="file"
      accept="image/*"
      hidden
      aria-hidden="true"
      tabIndex={-1}
      onChange={({ target }) => {
        const [picture] = target.files ?? [];
        target.value = "";
        if (picture) props.onPick(picture);
      }}
    />
  );
}
