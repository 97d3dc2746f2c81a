// What does the screen look like? Calm paper, one blue of ways, serif heads: the same as on the map.

import { createTheme, type MantineColorsTuple } from "@mantine/core";

const way: MantineColorsTuple = [
  "#eef6fa", "#d9e9f1", "#b3d3e4", "#8abcd6", "#68a8ca", "#4f97be", "#3b84ae", "#2a6a8c", "#1f5875", "#14455e",
];

/* The greys of dark colours, blue as paper is in the dark. */
const dark: MantineColorsTuple = [
  "#e9edf2", "#c3ccd6", "#a5b0be", "#77828f", "#3a4552", "#29313b", "#1d242d", "#11151b", "#0d1116", "#090c10",
];

export const theme = createTheme({
  primaryColor: "way",
  primaryShade: 7, // dark enough for white upon it, in both themes
  autoContrast: true,
  colors: { way, dark },
  defaultRadius: "md",
  fontFamily: '"Avenir Next", "Segoe UI Variable Text", "Segoe UI", "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif',
  headings: {
    fontFamily: '"Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", "Liberation Serif", Georgia, serif',
    fontWeight: "500",
  },
  cursorType: "pointer",
  respectReducedMotion: true,
});
