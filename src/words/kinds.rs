//! The kinds of fixed points in words, and what decides them where their eigenvalues do not.

use crate::phase_plane::kind::Kind;

/// As they stand on a page and in results.
pub fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::StableNode => "stable node",
        Kind::UnstableNode => "unstable node",
        Kind::StableStar => "stable star",
        Kind::UnstableStar => "unstable star",
        Kind::StableDegenerateNode => "stable degenerate node",
        Kind::UnstableDegenerateNode => "unstable degenerate node",
        Kind::StableSpiral => "stable spiral",
        Kind::UnstableSpiral => "unstable spiral",
        Kind::Saddle => "saddle",
        Kind::Centre => "centre",
        Kind::WeaklyStableSpiral => "weakly stable spiral",
        Kind::WeaklyUnstableSpiral => "weakly unstable spiral",
        Kind::SaddleNode => "saddle-node",
        Kind::WeaklyStableNode => "weakly stable node",
        Kind::WeaklyUnstableNode => "weakly unstable node",
        Kind::WeakSaddle => "weak saddle",
        Kind::Merged | Kind::Degenerate => "degenerate",
        Kind::Unknown => "unknown",
    }
}

/// Why the eigenvalues do not decide, and what does; nothing where they do.
pub fn undecided(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::SaddleNode => Some("two points that have met, λ = 0"),
        Kind::Merged => Some("points that have met, λ = 0"),
        Kind::WeaklyStableNode | Kind::WeaklyUnstableNode | Kind::WeakSaddle => {
            Some("three points that have met, λ = 0; the cubic terms decide")
        }
        Kind::WeaklyStableSpiral | Kind::WeaklyUnstableSpiral => {
            Some("a Hopf point, Re λ = 0; the nonlinear terms decide")
        }
        Kind::Centre => Some("Re λ = 0; neither λ nor the cubic terms decide whether it attracts"),
        Kind::Degenerate => Some("every λ is 0, so they do not decide whether it attracts"),
        _ => None,
    }
}
