// How is a whole way read? Its events one after the other, each a small chip.

import classes from "./WayChips.module.css";

export function WayChips({ way }: { way: string[] }) {
  return (
    <ol className={classes.way}>
      {way.map((event, at) => <li key={at}>{event}</li>)}
    </ol>
  );
}
