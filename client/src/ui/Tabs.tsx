import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components/Tabs";
import { Hidden } from "./Hidden";
import styles from "./Tabs.module.css";

export interface TabEntry {
  id: string;
  label: string;
  /** A number beside the label: people here, lines unread. Nothing is shown for 0. */
  count?: number;
  /** What the number counts, for those who do not see it beside the word: "3 neue". */
  countWords?: string;
  /** Stays mounted behind another tab, so that what was begun there is kept. */
  keep?: boolean;
  content: ReactNode;
}

export interface TabsProps {
  /** What the tabs are tabs of. */
  label: string;
  tabs: TabEntry[];
  selected?: string;
  onSelect?: (id: string) => void;
}

/** Tabs shows one of several panels. It fills the height it is given; each panel scrolls by itself. */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  return (
    <AriaTabs
      className={styles.tabs ?? ""}
      {...(selected === undefined ? {} : { selectedKey: selected })}
      onSelectionChange={(key) => onSelect?.(String(key))}
    >
      <TabList aria-label={label} className={styles.list ?? ""}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles.tab ?? ""}>
            {tab.label}
            {tab.count ? (
              <span className={styles.count}>
                <span aria-hidden={tab.countWords ? true : undefined}>{tab.count}</span>
                {tab.countWords ? <Hidden>{tab.countWords}</Hidden> : null}
              </span>
            ) : null}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel
          key={tab.id}
          id={tab.id}
          className={styles.panel ?? ""}
          shouldForceMount={tab.keep ?? false}
        >
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
