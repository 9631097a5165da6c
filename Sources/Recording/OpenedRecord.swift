import SystemCalls

/// A locked record, ready to be continued behind its last whole line.
struct OpenedRecord {
    let file: OpenFile
    var length = 0
    var lastSequence = 0
    var repair: TornLine?

    /// Locks a file, and cuts off what stands behind its last whole line.
    init(locking file: OpenFile) throws(RecorderError) {
        try file.lock()
        try self.init(locked: file)
    }

    /// Does the same to a file whose lock we hold.
    init(locked file: OpenFile) throws(RecorderError) {
        self.file = file
        guard file.isRegular else { return }
        let found = try RecorderError.repairing(file.length)
        let tail = try RecordTail.find(in: file, length: found)
        length = tail.length
        lastSequence = tail.lastSequence
        guard found > length else { return }
        try RecorderError.repairing { () throws(SystemError) in
            try file.truncate(to: tail.length)
        }
        repair = TornLine(offset: length, byteCount: found - length)
    }

    /// Makes a new file's name survive a power cut, as its lines will.
    func synchronizeName() throws(RecorderError) {
        guard file.isRegular else { return }
        try RecorderError.repairing(file.synchronizeFolder)
    }
}
