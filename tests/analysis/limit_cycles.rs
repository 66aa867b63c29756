//! Periodic orbits against known periods.

use crate::planes::{FIBRE, PLANE, default, homoclinic, snic, type_x};
use nullcline::models::fitzhugh_nagumo::FitzHughNagumo;
use nullcline::models::morris_lecar::{MorrisLecar, TypeY};
use nullcline::phase_plane::Window;
use nullcline::phase_plane::equations::Equations;
use nullcline::phase_plane::limit_cycles::limit_cycles;

#[test]
fn quick() {
    let fhn: FitzHughNagumo = default();
    let y: TypeY = default();
    let hopf: MorrisLecar = default();
    let w = Window { x: [-2.5, 2.5], y: [-1.0, 5.0] };
    let (tx, sn, ho) = (type_x(), snic(), homoclinic());
    let all: Vec<(&str, &dyn Equations<2>, Window, Vec<f64>)> = vec![
        ("type-x", &tx, PLANE, vec![0.3, 0.3241, 0.3243, 0.326, 0.3313, 0.3314, 0.5, 1.0]),
        ("fhn", &fhn, w, vec![1.25, 1.258, 1.26, 1.3, 1.5, 2.0]),
        ("type-y", &y, FIBRE, vec![0.37, 0.373, 0.375, 0.4, 0.5, 0.76, 0.8]),
        ("hopf", &hopf, FIBRE, vec![85.0, 88.0, 90.0, 93.8, 94.0, 100.0, 150.0, 211.0, 213.0]),
        ("snic", &sn, FIBRE, vec![39.96, 39.9632, 40.0, 41.0, 45.0, 60.0, 97.0, 98.0, 100.0]),
        ("homoclinic", &ho, FIBRE, vec![34.0, 35.0, 35.2, 36.0, 38.0, 40.0, 45.0]),
    ];
    for (name, equations, window, currents) in all {
        for current in currents {
            let start = std::time::Instant::now();
            let found = limit_cycles(equations, current, window);
            let elapsed = start.elapsed();
            let told: Vec<_> = found.iter().map(|c| (c.period, c.stable, c.multipliers[1][0], c.orbit.len(), c.min[0], c.max[0])).collect();
            println!("{name} {current} {elapsed:?} {told:?}");
        }
    }
}
