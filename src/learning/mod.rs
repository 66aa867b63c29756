//! Unsupervised learning: the clouds and images it sees, and the rule.

pub mod cloud;
pub mod correlation;
pub mod image;
pub mod oja;
