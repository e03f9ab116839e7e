//! The kinds of papers.

use meeting_core::model::PaperKind;

/// A kind of paper that can be made of a record, or of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The agenda: chương trình.
    Agenda,
    /// The minutes: biên bản.
    Minutes,
    /// The conclusions: thông báo kết luận, or kết luận of a party body.
    Conclusions,
    /// The resolution: nghị quyết.
    Resolution,
    /// The actions: danh mục nhiệm vụ được giao.
    Actions,
    /// The decisions: danh mục quyết định.
    Decisions,
    /// A certified extract of one part: trích sao, or trích biên bản.
    Extract,
    /// The report of a period: báo cáo tình hình thực hiện nhiệm vụ.
    Report,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Agenda,
        Self::Minutes,
        Self::Conclusions,
        Self::Resolution,
        Self::Actions,
        Self::Decisions,
        Self::Extract,
        Self::Report,
    ];

    /// As arguments and files name it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Agenda => "agenda",
            Self::Minutes => "minutes",
            Self::Conclusions => "conclusions",
            Self::Resolution => "resolution",
            Self::Actions => "actions",
            Self::Decisions => "decisions",
            Self::Extract => "extract",
            Self::Report => "report",
        }
    }

    /// The paper of a record that it is; `None` if it has no number of its own.
    #[must_use]
    pub fn of_record(self) -> Option<PaperKind> {
        match self {
            Self::Agenda => Some(PaperKind::Agenda),
            Self::Minutes => Some(PaperKind::Minutes),
            Self::Conclusions => Some(PaperKind::Conclusions),
            Self::Resolution => Some(PaperKind::Resolution),
            Self::Report => Some(PaperKind::Report),
            Self::Actions | Self::Decisions | Self::Extract => None,
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
