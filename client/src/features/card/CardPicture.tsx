import { ImagePlus, Trash2 } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Doc } from "yjs";
import { pictureAddress } from "../../api/files";
import { useFault } from "../../i18n/fault";
import { useMap } from "../../live/docs/useMap";
import { live } from "../../live/live";
import { handIn, usePicture } from "../../live/pictures";
import { Button } from "../../ui/Button";
import { PictureInput } from "../../ui/PictureInput";
import styles from "./CardEditor.module.css";
import { choices, imageOf } from "./state";

/** CardPicture is the one picture on a card; children is the field for what it shows. */
export function CardPicture({ doc, room, children }: { doc: Doc; room: string; children: ReactNode }) {
  const { t } = useTranslation();
  const fault = useFault();
  const file = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState(false);
  const map = choices(doc);
  useMap(map);
  const image = imageOf(doc);
  const address = usePicture(image ? pictureAddress(room, image) : undefined);
  const chosen = async (picture: Blob) => {
    setPending(true);
    const kept = await handIn(room, picture);
    setPending(false);
    if (kept.ok) map.set("image", kept.body.id);
    else live.notify("commandFailed", { why: fault(kept.fault) }, true);
  };
  return (
    <div className={styles.picture}>
      {address ? <img src={address} alt={t("card.picture")} /> : null}
      {image ? children : null}
      <div className={styles.buttons}>
        <PictureInput ref={file} onPick={chosen} />
        <Button icon={<ImagePlus />} size="small" pending={pending} onPress={() => file.current?.click()}>
          {t(image ? "card.otherPicture" : "card.addPicture")}
        </Button>
        {image ? (
          <Button icon={<Trash2 />} size="small" look="quiet" onPress={() => map.delete("image")}>
            {t("card.noPicture")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
