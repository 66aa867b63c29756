//! The examples run to their ends. As modules, since a test may be built without them. "examples/program.rs" writes files, and is
//! run by the stage `simulators`.

#[path = "examples/draw_svg.rs"]
mod draw_svg;
#[path = "examples/fi_curve.rs"]
mod fi_curve;
#[path = "examples/own_neuron.rs"]
mod own_neuron;
#[path = "examples/phase_plane.rs"]
mod phase_plane;

#[test]
fn every_example_runs_to_its_end() {
    for run in [draw_svg::main, fi_curve::main, own_neuron::main, phase_plane::main] {
        run().expect("an example asks for what there is");
    }
}

#[test]
fn every_example_is_run_here_and_named_in_the_manifest() {
    let (here, manifest) = (include_str!("examples.rs"), include_str!("../Cargo.toml"));
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples")).expect("a folder")
    {
        let file = entry.expect("an entry").file_name().into_string().expect("a plain name");
        assert!(here.contains(&format!("\"examples/{file}\"")), "{file}");
        assert!(manifest.contains(&format!("\"tests/examples/{file}\"")), "{file}");
    }
}
