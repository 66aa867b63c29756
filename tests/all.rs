//! Every Rust test, in one binary: it is linked once, and its tests share the cores.

mod address;
mod analysis;
mod drawn;
mod examples;
mod figures;
mod firing;
mod floors;
mod golden;
mod hand;
mod laws;
mod learning;
mod lens;
mod lettering;
mod miscounts;
mod models;
mod pages;
mod plane;
mod scripts;
mod simulation;
mod spikes;
mod table;
mod tabs;
mod told;
mod truth;
mod walls;
