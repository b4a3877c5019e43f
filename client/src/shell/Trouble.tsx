import { TriangleAlert } from "lucide-react";
import { Component, type ReactNode } from "react";
import { Translation } from "react-i18next";
import { Button } from "../ui/Button";
import { Empty } from "../ui/Empty";

/** Trouble shows words and two ways on where a place fails: by a mistake of ours, or because a part could not be loaded. */
export class Trouble extends Component<{ onLeave: () => void; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Translation>
        {(t) => (
          <main id="main" tabIndex={-1}>
            <Empty
              level={1}
              icon={<TriangleAlert />}
              title={t("trouble.title")}
              actions={
                <>
                  <Button look="primary" onPress={() => location.reload()}>
                    {t("trouble.reload")}
                  </Button>
                  <Button onPress={this.props.onLeave}>{t("trouble.foyer")}</Button>
                </>
              }
            >
              {t("trouble.words")}
            </Empty>
          </main>
        )}
      </Translation>
    );
  }
}
