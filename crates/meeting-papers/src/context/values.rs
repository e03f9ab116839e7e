//! The values of papers. Their names are those of the format; references are resolved, days are texts (`2023-05-08`).

use super::shape::{Number, values};

values! {
    /// What a template of a paper can name.
    PaperValues, "record" {
        id: String,
        title: String,
        state: String,
        session: SessionValues,
        agenda: Vec<AgendaValues>,
        organizations: Vec<OrganizationValues>,
        participants: Vec<ParticipantValues>,
        present: Vec<ParticipantValues>,
        absent: Vec<ParticipantValues>,
        attendees: Vec<ParticipantValues>,
        chair: ParticipantValues,
        chairs: Vec<ParticipantValues>,
        secretary: ParticipantValues,
        secretaries: Vec<ParticipantValues>,
        issuer: ActorValues,
        proceedings: Vec<ProceedingValues>,
        assessments: Vec<ProceedingValues>,
        directives: Vec<DirectiveValues>,
        resolutions: Vec<DirectiveValues>,
        decisions: Vec<DirectiveValues>,
        by_lead: Vec<LeadValues>,
        tasks: Vec<TaskValues>,
        other_tasks: Vec<TaskValues>,
        actions: Vec<ActionValues>,
        for_lead: ActorValues,
        part: PartValues,
        attachments: Vec<AttachmentValues>,
        paper: PaperFields,
        office: OfficeValues,
        report: ReportValues,
    }
}

values! {
    /// When, where and why the meeting was.
    SessionValues, "session" {
        kind: String,
        kind_label: String,
        name: String,
        date: String,
        until: String,
        date_text: String,
        part_of_day: String,
        start: String,
        end: String,
        begins: String,
        ends: String,
        place: String,
        mode: String,
        series: String,
        basis: String,
        purpose: String,
        cites: Vec<CitationValues>,
        entitled: Number,
        quorum: Number,
        present: Number,
        absent: Number,
        excused: Number,
    }
}

values! {
    /// An item of the agenda.
    AgendaValues, "agenda-item" {
        title: String,
    }
}

values! {
    /// A body.
    OrganizationValues, "organization" {
        id: String,
        name: String,
        short: String,
        part_of: ActorValues,
        side: String,
    }
}

values! {
    /// A person, a group or a body that is referred to.
    ActorValues, "actor" {
        id: String,
        name: String,
        short: String,
        called: String,
        honorific: String,
        position: String,
        organization: String,
    }
}

values! {
    /// A person or a group of the meeting.
    ParticipantValues, "participant" {
        id: String,
        name: String,
        short: String,
        called: String,
        titled: String,
        position_here: String,
        honorific: String,
        position: String,
        positions: Vec<String>,
        organization: String,
        represents: String,
        roles: Vec<String>,
        attendance: String,
        reason: String,
        is_group: bool,
        count: Number,
        arrived: String,
        left: String,
        site: String,
    }
}

values! {
    /// A proceeding.
    ProceedingValues, "proceeding" {
        id: String,
        kind: String,
        kind_label: String,
        verb: String,
        title: String,
        by: Vec<ActorValues>,
        on_behalf_of: Vec<ActorValues>,
        text: String,
        paragraphs: Vec<String>,
        cites: Vec<CitationValues>,
        vote: VoteValues,
    }
}

values! {
    /// The result of a vote.
    VoteValues, "vote" {
        is_held: bool,
        in_favour as "for": Number,
        against: Number,
        abstain: Number,
        invalid: Number,
        total: Number,
        method: String,
        result: String,
        moved_by: Vec<ActorValues>,
        seconded_by: Vec<ActorValues>,
        tally: Vec<TallyValues>,
        said: String,
    }
}

values! {
    /// The votes for one name or level.
    TallyValues, "tally" {
        name: String,
        votes: Number,
    }
}

values! {
    /// A directive.
    DirectiveValues, "directive" {
        id: String,
        kind: String,
        kind_label: String,
        number: String,
        text: String,
        paragraphs: Vec<String>,
        by: Vec<ActorValues>,
        to: Vec<ActorValues>,
        lead: Vec<ActorValues>,
        support: Vec<ActorValues>,
        cites: Vec<CitationValues>,
        due: String,
        due_time: String,
        due_text: String,
        deadline: String,
        said: String,
        said_to_lead: String,
        repeats: String,
        each: bool,
        status: String,
        completed: String,
    }
}

values! {
    /// The directives of one lead.
    LeadValues, "lead" {
        lead: Vec<ActorValues>,
        directives: Vec<DirectiveValues>,
    }
}

values! {
    /// A task.
    TaskValues, "task" {
        id: String,
        title: String,
        directive: String,
        lead: Vec<ActorValues>,
        support: Vec<ActorValues>,
        due: String,
        due_time: String,
        due_text: String,
        deadline: String,
        repeats: String,
        status: String,
        completed: String,
        priority: String,
    }
}

values! {
    /// A piece of work: a task, or a directive that is work itself.
    ActionValues, "action" {
        id: String,
        title: String,
        basis: String,
        lead: Vec<ActorValues>,
        support: Vec<ActorValues>,
        due: String,
        deadline: String,
        status: String,
        completed: String,
        late: Number,
        is_overdue: bool,
    }
}

values! {
    /// A cited document.
    CitationValues, "citation" {
        kind as "type": String,
        number: String,
        title: String,
        date: String,
        issuer: String,
        provision: String,
        said: String,
    }
}

values! {
    /// The part of which an extract is made.
    PartValues, "part" {
        id: String,
        kind_label: String,
        title: String,
        paragraphs: Vec<String>,
        by: Vec<ActorValues>,
        lead: Vec<ActorValues>,
        support: Vec<ActorValues>,
        deadline: String,
        vote: VoteValues,
    }
}

values! {
    /// A file of the meeting.
    AttachmentValues, "attachment" {
        kind: String,
        caption: String,
        by: Vec<ActorValues>,
    }
}

values! {
    /// The paper that is made.
    PaperFields, "paper" {
        called as "type": String,
        number: String,
        date: String,
        place: String,
        title: String,
        urgency: String,
        recipients: Vec<String>,
        filed: String,
        signatures: Vec<SignatureValues>,
    }
}

values! {
    /// A signature.
    SignatureValues, "signature" {
        capacity: String,
        position: String,
        name: String,
        is_chair: bool,
        is_secretary: bool,
    }
}

values! {
    /// The office, from the settings.
    OfficeValues, "office" {
        name: String,
        parent: String,
        place: String,
    }
}

values! {
    /// The report of a period.
    ReportValues, "report" {
        first: String,
        last: String,
        name: String,
        filter: String,
        total: FlowValues,
        previous_name: String,
        previous: FlowValues,
        leads: Vec<LeadFlowValues>,
        done: Vec<ActionValues>,
        open: Vec<ActionValues>,
        overdue: Vec<ActionValues>,
    }
}

values! {
    /// What came into a period, and what became of it.
    FlowValues, "flow" {
        total: Number,
        carried_over: Number,
        new: Number,
        done: Number,
        done_on_time: Number,
        done_late: Number,
        done_without_deadline: Number,
        left: Number,
        left_not_due: Number,
        left_overdue: Number,
        left_without_deadline: Number,
        no_longer_asked_for: Number,
        put_off: Number,
        done_share: String,
        on_time_share: String,
        overdue_share: String,
    }
}

values! {
    /// The same for one lead.
    LeadFlowValues, "lead-flow" {
        name: String,
        flow: FlowValues,
    }
}
