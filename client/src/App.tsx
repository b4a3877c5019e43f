import { Announcer } from "./ui/Announcer";

/** App is the whole page. */
export function App() {
  return <Announcer />;
}
