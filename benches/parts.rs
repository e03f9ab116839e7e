//! The parts that every record goes through, one by one, on the sample records: folding, parsing, checking.
//!
//! `cargo bench -p meeting-benches`, or with `-- --quick` for a first look. Whole processes are timed by `peers.py`.

use std::error::Error;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

use criterion::{BenchmarkGroup, Criterion, Throughput, measurement::WallTime};
use meeting_core::archive::Settings;
use meeting_core::check::{self, Checker};
use viet_text::fold::fold_tokens_into;

struct Sample {
    stem: String,
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../records"), &mut files)?;
    files.sort();
    let samples = files.iter().map(|file| sample(file)).collect::<io::Result<Vec<_>>>()?;
    if samples.is_empty() {
        return Err("there are no sample records".into());
    }
    let checker = Checker::new(&Settings::default())?;

    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    let mut group = criterion.benchmark_group("sample records");
    group.throughput(Throughput::Bytes(samples.iter().map(|sample| sample.text.len() as u64).sum()));
    fold(&mut group, &samples);
    parse(&mut group, &samples);
    check(&mut group, &samples, &checker);
    group.finish();
    criterion.final_summary();
    Ok(())
}

/// The index folds every text, a query its words.
fn fold(group: &mut BenchmarkGroup<'_, WallTime>, samples: &[Sample]) {
    let mut out = String::new();
    group.bench_function("text::fold::fold_tokens_into", |bencher| {
        bencher.iter(|| {
            for sample in samples {
                out.clear();
                fold_tokens_into(black_box(&sample.text), &mut out);
                black_box(&out);
            }
        });
    });
}

/// Bytes to spanned tree and value.
fn parse(group: &mut BenchmarkGroup<'_, WallTime>, samples: &[Sample]) {
    group.bench_function("lossless_yaml::parse", |bencher| {
        bencher.iter(|| {
            for sample in samples {
                let _ = black_box(lossless_yaml::parse(black_box(&sample.text)));
            }
        });
    });
}

/// All that `validate` does to one file: parsing, the schema, the rules.
fn check(group: &mut BenchmarkGroup<'_, WallTime>, samples: &[Sample], checker: &Checker) {
    group.bench_function("check::Checker::check", |bencher| {
        bencher.iter(|| {
            for sample in samples {
                black_box(checker.check(black_box(&sample.text), Some(&sample.stem)));
            }
        });
    });
}

fn sample(file: &Path) -> io::Result<Sample> {
    let stem = check::stem(file).unwrap_or_default().to_owned();
    Ok(Sample { stem, text: fs::read_to_string(file)? })
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            files.push(path);
        }
    }
    Ok(())
}
